//! commonweave
