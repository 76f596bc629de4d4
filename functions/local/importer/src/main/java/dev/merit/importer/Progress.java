package dev.merit.importer;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows the progress of a stage: a bar on a terminal, occasional lines in a log.
final class Progress {

    private static final int WIDTH = 100;
    private static final int TERMINAL_MILLIS = 200;
    private static final int LOG_MILLIS = 10_000;

    private Progress() {}

    static ProgressBar of(String title, long rows, PrintStream out) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(rows)
                .setUnit(" rows", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? TERMINAL_MILLIS : LOG_MILLIS)
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(out, WIDTH)
                                : new DelegatingProgressBarConsumer(new Log(out), WIDTH))
                .build();
    }

    /// Prints a text only if it differs from the one before.
    private static final class Log implements Consumer<String> {
        private final PrintStream out;
        private String last = "";

        Log(PrintStream out) {
            this.out = out;
        }

        @Override
        public void accept(String line) {
            if (!line.equals(last)) {
                out.println(line);
                last = line;
            }
        }
    }
}
