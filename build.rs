//! Links the program so that it starts at once: logging a run takes a few thousandths of a second, and of these a
//! tenth and more would go to finding, mapping and patching the shared C library.
//!
//! On Linux with glibc, where the C compiler has the library's archives too (Debian's and Arch's come with the headers),
//! the program holds what it needs of them, as one built for musl does. Elsewhere it is linked as usual, and on glibc
//! at a fixed address: there some forty thousand addresses would be patched at every start.

use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if !(is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu")) {
        return;
    }
    println!("cargo:rustc-link-arg-bins=-no-pie");
    // Only the program that is kept: the one of the tests tells by its table what it asks of the library (tests/house.rs).
    let kept = is("PROFILE", "release");
    let own_machine = std::env::var("TARGET").ok() == std::env::var("HOST").ok();
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from);
    if let Some(folder) = folder.filter(|_| kept && own_machine)
        && stand_ins(&folder).is_some()
    {
        println!("cargo:rustc-link-arg-bins=-static");
        println!("cargo:rustc-link-arg-bins=-L{}", folder.display());
    }
}

/// Names the archives in the place of the shared libraries that the compiler of Rust asks for by name.
///
/// Its own switch (`crt-static`) cannot be used: without `--target`, which would move the program to another folder, it
/// holds for what runs while compiling too, and that has to be shared.
fn stand_ins(folder: &Path) -> Option<()> {
    let (c, maths) = (archive("libc.a")?, archive("libm.a")?);
    let (gcc, unwinding) = (archive("libgcc.a")?, archive("libgcc_eh.a")?);
    for (name, archives) in
        [("libc.so", format!("{c} {gcc} {unwinding}")), ("libm.so", maths), ("libgcc_s.so", format!("{unwinding} {gcc} {c}"))]
    {
        std::fs::write(folder.join(name), format!("GROUP({archives})\n")).ok()?;
    }
    Some(())
}

/// Where the linking compiler has an archive; it answers with the bare name where it has none.
fn archive(name: &str) -> Option<String> {
    let linker = std::env::var_os("RUSTC_LINKER").unwrap_or_else(|| "cc".into());
    let output = Command::new(linker).arg(format!("-print-file-name={name}")).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (Path::new(&path).is_absolute() && Path::new(&path).exists()).then(|| {
        // A newer compiler keeps its archives in another folder.
        println!("cargo:rerun-if-changed={path}");
        format!("\"{path}\"")
    })
}
