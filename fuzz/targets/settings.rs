//! `portal.yaml`, today's and that of another time.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zielstand::config;
use zielstand::source::Memory;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(loaded) = config::load(&Memory::new([(config::FILE, bytes)])) {
        assert!(loaded.config.is_some() || !loaded.diagnostics.is_empty());
    }
    let _ = config::then(bytes);
});
