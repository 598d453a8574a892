//! Native tests of the whole crate, one binary.

mod audit;
