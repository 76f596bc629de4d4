package dev.merit.importer;

/// The command line of the importer.
final class Import {

    private Import() {}

    static void main(String[] arguments) {
        System.err.println("Nothing to import yet.");
    }
}
