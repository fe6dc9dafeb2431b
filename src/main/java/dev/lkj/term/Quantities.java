package dev.lkj.term;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of CPU and memory, which the service writes as Kubernetes quantities: {@code 250m}, {@code 1.5Gi}. */
public final class Quantities {
    private static final Pattern QUANTITY = Pattern.compile(
            "([+-]?(?:\\d{1,30}\\.?\\d{0,30}|\\.\\d{1,30}))(?:[eE]([+-]?\\d{1,3})|([numkMGTPE]|[KMGTPE]i)?)");

    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final BigDecimal GIBI = KIBI.pow(3);
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);

    private Quantities() {}

    /** CPUs in thousandths, rounded up, as in {@code 250m}; empty when the quantity cannot be read. */
    public static Optional<String> millicores(String quantity) {
        return value(quantity)
                .map(value -> value.movePointRight(3)
                                .setScale(0, RoundingMode.CEILING)
                                .toPlainString() + "m");
    }

    /** Memory in GiB with two significant digits, as in {@code 4}, {@code 0.5}, {@code 1e+02}. */
    public static Optional<String> gibibytes(String quantity) {
        return value(quantity).map(bytes -> twoDigits(bytes.divide(GIBI, MathContext.DECIMAL64)));
    }

    private static Optional<BigDecimal> value(String quantity) {
        Matcher parts = QUANTITY.matcher(quantity);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        String exponent = parts.group(2);
        String suffix = parts.group(3);
        if (exponent != null) {
            return Optional.of(number.scaleByPowerOfTen(Integer.parseInt(exponent)));
        }
        if (suffix == null) {
            return Optional.of(number);
        }
        return Optional.of(
                suffix.endsWith("i")
                        ? number.multiply(KIBI.pow("KMGTPE".indexOf(suffix.charAt(0)) + 1))
                        : number.scaleByPowerOfTen(DECIMAL.getOrDefault(suffix, 0)));
    }

    /** As C's {@code %.2g}: an exponent below -4 or above 1 is written out. */
    private static String twoDigits(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded =
                value.round(new MathContext(2, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 2) {
            return rounded.toPlainString();
        }
        String digits = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return String.format("%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
