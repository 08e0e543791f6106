//! The pages that a public portal is expected to have: which of them the theme fills in, and what it lacks for that.

use crate::config::{Authority, Config, Conformance, Legal, LegalPage};
use crate::content::{Content, Page};

/// The portal's own words on a page that the theme fills in: its plain page of the same address, if there is one.
pub type LegalText<'a> = Option<&'a Page>;

/// The pages that the theme fills in from the settings, in the order in which they are linked. Easy language is not among
/// them: nobody can write it but people.
pub fn legal_pages<'a>(content: &'a Content, config: &'a Config) -> impl Iterator<Item = (LegalPage, LegalText<'a>)> {
    let filled = |page: LegalPage| {
        let own = content.pages.iter().find(|own| own.slug == page.slug());
        let is_ours = !config.legal.pages.contains_key(&page) && !own.is_some_and(|own| own.standalone);
        (is_ours && page != LegalPage::EasyLanguage).then_some((page, own))
    };
    LegalPage::ALL.into_iter().filter_map(filled)
}

/// Settings below `legal` without which a page is not complete.
pub fn missing(legal: &Legal, page: LegalPage) -> Vec<&'static str> {
    let contact = legal.email.is_some() || legal.phone.is_some();
    let wanted = match page {
        LegalPage::Imprint => vec![
            ("publisher", legal.publisher.is_some()),
            ("address", !legal.address.is_empty()),
            ("represented_by", legal.private || legal.represented_by.is_some()),
            ("email", legal.email.is_some()),
            ("responsible", legal.responsible.is_some()),
        ],
        LegalPage::Privacy => vec![
            ("publisher", legal.publisher.is_some()),
            ("email", contact),
            ("privacy: host", legal.privacy.host.is_some()),
            ("privacy: logs", legal.privacy.logs.is_some()),
            ("privacy: storage", legal.privacy.storage.is_some()),
            ("privacy: basis", legal.privacy.basis.is_some()),
            ("privacy: authority", is_found(&legal.privacy.authority)),
        ],
        LegalPage::Accessibility => {
            let declared = &legal.accessibility;
            let has_gaps = declared.conformance.is_some_and(|conformance| conformance != Conformance::Full);
            vec![
                ("email", contact),
                ("accessibility: conformance", declared.conformance.is_some()),
                ("accessibility: gaps", !has_gaps || !declared.gaps.is_empty()),
                ("accessibility: date", declared.date.is_some()),
                ("accessibility: method", declared.method.is_some()),
                ("accessibility: enforcement", legal.private || is_found(&declared.enforcement)),
            ]
        }
        LegalPage::SignLanguage => vec![("sign_language", legal.sign_language.is_some())],
        LegalPage::EasyLanguage => Vec::new(),
    };
    wanted.into_iter().filter(|(_, is_there)| !is_there).map(|(name, _)| name).collect()
}

/// Whether people can turn to an authority: its name, and a way there.
fn is_found(authority: &Authority) -> bool {
    let Authority { name, address, email, url } = authority;
    name.is_some() && (!address.is_empty() || email.is_some() || url.is_some())
}
