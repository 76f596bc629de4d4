package dev.merit.shared.member;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Converts a domain name to the form of the DNS: a label with letters beyond ASCII becomes `xn--` and its Punycode
/// (RFC 3492).
///
/// Labels are mapped by IDNA2008 with UTS 46, non-transitionally: `ß` and the final sigma are not replaced. Whether a
/// label may be registered is not checked, and no label is looked up.
final class DomainName {

    /// The full stops of UTS 46 that NFKC leaves.
    private static final Pattern STOP = Pattern.compile("[.\\x{3002}]");

    private static final int MAX_LABEL = 63;
    private static final int MAX_LENGTH = 253;

    private static final int BASE = 36;
    private static final int LEAST_THRESHOLD = 1;
    private static final int MAX_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_BEYOND_ASCII = 128;

    private DomainName() {}

    /// @param text in small letters and NFKC; a full stop at its end, which stands for the root, does not count
    static String ascii(String text) {
        var labels = STOP.split(text, -1);
        boolean rooted = labels.length > 1 && labels[labels.length - 1].isEmpty();
        var ascii = new StringJoiner(".");
        for (var label : rooted ? Arrays.copyOf(labels, labels.length - 1) : labels) {
            ascii.add(asciiLabel(label));
        }
        if (ascii.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("is too long");
        }
        return ascii.toString();
    }

    private static String asciiLabel(String label) {
        boolean isAscii = label.codePoints().allMatch(c -> c < FIRST_BEYOND_ASCII);
        var ascii = isAscii ? label : "xn--" + punycode(label.codePoints().toArray());
        if (ascii.isEmpty() || ascii.length() > MAX_LABEL) {
            throw new IllegalArgumentException("has a label of no length or a too long one");
        }
        return ascii;
    }

    /// The encoding procedure of RFC 3492, section 6.3.
    private static String punycode(int[] label) {
        var output = new StringBuilder();
        Arrays.stream(label).filter(c -> c < FIRST_BEYOND_ASCII).forEach(output::appendCodePoint);
        int basic = output.length();
        int handled = basic;
        if (basic > 0) {
            output.append('-');
        }
        int current = FIRST_BEYOND_ASCII;
        int delta = 0;
        int bias = FIRST_BIAS;
        while (handled < label.length) {
            int from = current;
            int next = Arrays.stream(label).filter(c -> c >= from).min().orElseThrow();
            delta += (next - current) * (handled + 1);
            current = next;
            for (int character : label) {
                if (character < current) {
                    delta++;
                } else if (character == current) {
                    appendNumber(output, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            current++;
        }
        return output.toString();
    }

    private static void appendNumber(StringBuilder output, int number, int bias) {
        int rest = number;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.clamp(k - bias, LEAST_THRESHOLD, MAX_THRESHOLD);
            if (rest < threshold) {
                output.append(digit(rest));
                return;
            }
            output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    /// a to z, then 0 to 9.
    private static char digit(int value) {
        return (char) (value < MAX_THRESHOLD ? 'a' + value : '0' + value - MAX_THRESHOLD);
    }

    private static int adapt(int delta, int handled, boolean isFirst) {
        int rest = isFirst ? delta / DAMP : delta / 2;
        rest += rest / handled;
        int k = 0;
        while (rest > (BASE - LEAST_THRESHOLD) * MAX_THRESHOLD / 2) {
            rest /= BASE - LEAST_THRESHOLD;
            k += BASE;
        }
        return k + (BASE - LEAST_THRESHOLD + 1) * rest / (rest + SKEW);
    }
}
