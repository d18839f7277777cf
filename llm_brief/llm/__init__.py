"""Language models behind one protocol: hosted, embedded, replayed, and wrappers around any of them."""
