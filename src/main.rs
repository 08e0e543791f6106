//! `zielstand`: arguments in, exit code out.

mod cli;

/// Rendering makes and drops millions of small values; this halves what that costs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
