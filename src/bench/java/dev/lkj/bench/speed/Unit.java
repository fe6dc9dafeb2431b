package dev.lkj.bench.speed;

import java.util.Locale;

/** What a figure is told in. */
enum Unit {
    /** The time of a program that does nothing. */
    H("%.2f", " H"),
    MIB("%.0f", " MiB"),
    MICROSECONDS("%.2f", " µs a file"),
    OF_PIGZ("%.2f", " of `tar | pigz -6`"),
    OF_GZIP("%.2f", " of `tar | gzip -6`"),
    OF_CANNED("%.2f", " of a server of constant bytes"),
    OF_REFERENCE("%.2f", " of the reference"),
    PERCENT("%+.2f", " % to gzip's size"),
    MILLISECONDS("%.1f", " ms"),
    MEGABYTES("%.3f", " MB"),
    RATE("%.0f", " requests/s");

    private final String form;
    private final String name;

    Unit(String form, String name) {
        this.form = form;
        this.name = name;
    }

    /** The figure alone. */
    String number(double value) {
        return String.format(Locale.ROOT, form, value);
    }

    /** With its unit. */
    String show(double value) {
        return number(value) + name;
    }

    /** With its unit and no digits that say nothing: goals are round. */
    String bare(double value) {
        return number(value).replaceFirst("\\.0+$", "").replaceFirst("(\\.\\d*[1-9])0+$", "$1") + name;
    }
}
