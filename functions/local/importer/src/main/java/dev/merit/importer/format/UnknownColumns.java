package dev.merit.importer.format;

/// What is done with unknown columns.
public enum UnknownColumns {
    /// Each becomes an attribute, if records of this kind have attributes and every cell of the column can be one.
    KEEP,
    IGNORE,
    REFUSE
}
