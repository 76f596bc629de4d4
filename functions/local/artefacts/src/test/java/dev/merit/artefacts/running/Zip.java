package dev.merit.artefacts.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A function.zip as the build left it.
public record Zip(Path file) {

    public static Zip of(String function) {
        return new Zip(Places.zip(function));
    }

    /// What Lambda starts where it brings no runtime of its own.
    public boolean isNative() {
        return entries().contains("bootstrap");
    }

    public long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> entries() {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Unpacks it into a folder that is made for it, with the times of its files, as Lambda does.
    public Path unpackInto(Path folder) {
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var target = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory() || !target.startsWith(folder)) {
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (var content = zip.getInputStream(entry)) {
                    Files.copy(content, target);
                }
                Files.setLastModifiedTime(target, entry.getLastModifiedTime());
            }
            var bootstrap = folder.resolve("bootstrap").toFile();
            if (bootstrap.exists() && !bootstrap.setExecutable(true)) {
                throw new IOException("bootstrap cannot be made executable");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
