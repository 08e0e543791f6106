//! `zielstand`: arguments in, exit code out.

mod cli;

/// Reading and rendering make and drop millions of small values: a tenth fewer instructions for the whole build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
