package dev.merit.importer.format;

/// What is done with columns that are not known.
public enum UnknownColumns {
    /// Each becomes an attribute, where a record of the file's kind has any and every cell of the column can be one.
    KEEP,
    IGNORE,
    REFUSE
}
