"""Records of many documents into one picture: merged, ordered, compared."""
