//! The filters that templates have beyond the engine's own: `fill`, `plural` and `markdown`.

use tera::{Error, Kwargs, State, Tera, Value};

use super::plain_markdown::plain_markdown;
use super::texts::fill;

pub(super) fn register(tera: &mut Tera) {
    // {{ t.step.by | fill(author=x) }}
    tera.register_filter("fill", |text: &str, kwargs: Kwargs, _: &State<'_>| filled(text, &kwargs));
    // {{ t.common.goals_count | plural(n=x) }}: `one` for 1, `other` for the rest, as German and English have it.
    tera.register_filter("plural", |forms: &Value, kwargs: Kwargs, _: &State<'_>| -> Result<String, Error> {
        let count: i64 = kwargs.must_get("n")?;
        let form = forms.get_from_path(if count == 1 { "one" } else { "other" }).and_then(Value::as_str);
        let form = form.ok_or_else(|| Error::message("`plural` braucht einen Text mit `one` und `other`"))?;
        Ok(filled(form, &kwargs))
    });
    // {{ x | markdown }}: any text as Markdown that shows exactly this text.
    tera.register_filter("markdown", |text: &str, _: Kwargs, _: &State<'_>| plain_markdown(text));
}

fn filled(text: &str, kwargs: &Kwargs) -> String {
    let values: Vec<(String, String)> = kwargs.iter().map(|(key, value)| (key.to_string(), shown(value))).collect();
    fill(text, values.iter().map(|(key, value)| (key.as_str(), value.as_str())))
}

fn shown(value: &Value) -> String {
    if value.is_none() || value.is_undefined() {
        String::new()
    } else {
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }
}
