//! Training, for the native tool `audit-train` only: the page never carries it.

pub mod answers;
pub mod fit;
pub mod logistic;
pub mod measure;
pub mod network;
pub mod thresholds;
