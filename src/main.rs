//! `zielstand`: arguments in, exit code out.

mod cli;

use std::process::ExitCode;

/// Reading and rendering make and drop millions of small values: a tenth fewer instructions for the whole build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
