include!(concat!(env!("OUT_DIR"), "/library.rs"));

fn main() {}
