#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| glidelog_libfuzzer::targets::phrases::dates(bytes));
