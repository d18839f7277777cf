"""Where reports differ: detectors by kind, and what a reader is told of their findings."""
