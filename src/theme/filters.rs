//! The filters that templates have beyond the engine's own: `fill`, `plural`, `few` and `markdown`.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, Value};

use super::plain_markdown::plain_markdown;
use super::texts::fill;
use crate::characters::{isolated, visible_on_page};
use crate::locale::Locale;

pub(super) fn register(tera: &mut Tera, locale: &Arc<Locale>) {
    // {{ t.step.by | fill(author=x) }}
    tera.register_filter("fill", |text: &str, kwargs: Kwargs, _: &State<'_>| filled(text, named_values(&kwargs)));
    // {{ t.common.goals_count | plural(n=x) }}: the form that the language has for this count, or else `other`.
    let locale = Arc::clone(locale);
    tera.register_filter("plural", move |forms: &Value, kwargs: Kwargs, _: &State<'_>| -> Result<String, Error> {
        let count: i64 = kwargs.must_get("n")?;
        let named = [locale.plural(count.unsigned_abs()), "other"];
        let form = named.iter().find_map(|name| forms.get_from_path(name).and_then(Value::as_str));
        let form = form.ok_or_else(|| Error::message("`plural` braucht einen Text mit `one` und `other`"))?;
        let n = locale.count(count.unsigned_abs());
        let values = named_values(&kwargs).map(|(key, value)| if key == "n" { (key, n.clone()) } else { (key, value) });
        Ok(filled(form, values))
    });
    // {{ list | few(n=5) }}: the first entries; all if only one would be left out, or of 0.
    tera.register_filter("few", |list: &Value, kwargs: Kwargs, _: &State<'_>| -> Result<Value, Error> {
        let most: usize = kwargs.must_get("n")?;
        let list = list.as_array().ok_or_else(|| Error::message("`few` braucht eine Liste"))?;
        let shown = if most == 0 || list.len() <= most + 1 { list.len() } else { most };
        Ok(Value::from(list[..shown].to_vec()))
    });
    // {{ x | markdown }}: any text as Markdown that shows exactly this text.
    tera.register_filter("markdown", |text: &str, _: Kwargs, _: &State<'_>| {
        plain_markdown(&isolated(&visible_on_page(text)))
    });
}

fn named_values(kwargs: &Kwargs) -> impl Iterator<Item = (String, String)> {
    kwargs.iter().map(|(key, value)| (key.to_string(), shown(value)))
}

fn filled(text: &str, values: impl Iterator<Item = (String, String)>) -> String {
    let values: Vec<(String, String)> = values.collect();
    fill(text, values.iter().map(|(key, value)| (key.as_str(), value.as_str())))
}

fn shown(value: &Value) -> String {
    if value.is_none() || value.is_undefined() {
        String::new()
    } else {
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }
}
