"""Files and folders into documents: one module a format, and a table from suffix to reader."""
