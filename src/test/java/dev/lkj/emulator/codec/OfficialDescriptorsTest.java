package dev.lkj.emulator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.lkj.emulator.proto.AgentWorkerProto;
import dev.lkj.emulator.proto.CloudAgentProto;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our messages against those of the official packages, field by field. {@code -Dlkj.test.descriptors=FILE:FILE} names
 * what the programs under src/test print of them.
 */
@Tag("component")
class OfficialDescriptorsTest {
    private static final String FILES = System.getProperty("lkj.test.descriptors", "");

    static Stream<Path> packages() {
        return FILES.isEmpty()
                ? Stream.of(Path.of("none"))
                : Stream.of(FILES.split(File.pathSeparator)).map(Path::of);
    }

    @BeforeAll
    static void thereAreSome() {
        assumeThat(FILES).as("-Dlkj.test.descriptors names lists of fields").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theServicesMessagesAreThose(Path official) throws Exception {
        List<String> ours = lines(CloudAgentProto.getDescriptor());
        Set<String> theirs = new TreeSet<>(Files.readAllLines(official));
        assertThat(theirs).containsAll(ours);
        List<String> more = theirs.stream().filter(line -> ofOurs(line, ours)).toList();
        assertThat(ours).as("nothing is left out").containsAll(more);
    }

    /** Whether a line describes a part of a message or enum that we have too. */
    private static boolean ofOurs(String line, List<String> ours) {
        String[] words = line.split(" ", -1);
        return switch (words[0]) {
            case "field" -> ours.contains("message " + words[1].substring(0, words[1].lastIndexOf('.')));
            case "value" -> ours.stream().anyMatch(our -> our.startsWith("value " + words[1] + " "));
            default -> false;
        };
    }

    @Test
    void whatWeKnowOfAWorkersMessagesIsRight() throws Exception {
        Set<String> theirs = new TreeSet<>();
        for (Path official : packages().toList()) {
            theirs.addAll(Files.readAllLines(official));
        }
        List<String> ours = lines(AgentWorkerProto.getDescriptor());
        // One package may be older than another and lack a field, but none has another one in its place.
        assertThat(theirs).containsAll(ours);
        Set<String> places = ours.stream().map(OfficialDescriptorsTest::place).collect(Collectors.toSet());
        assertThat(theirs.stream().filter(line -> places.contains(place(line))))
                .containsExactlyInAnyOrderElementsOf(ours);
    }

    /** The kind of line, the message or enum, and the number in it. */
    private static String place(String line) {
        String[] words = line.split(" ", -1);
        String scope = words[0].equals("field") ? words[1].substring(0, words[1].lastIndexOf('.')) : words[1];
        return words[0] + " " + scope + " " + (words.length > 2 ? words[2] : "");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void methodsAreNamedWhereAPackageHasThem(Path official) throws Exception {
        List<String> theirs = Files.readAllLines(official).stream()
                .filter(line -> line.startsWith("rpc livekit.CloudAgent."))
                .toList();
        List<String> ours = CloudAgentProto.getDescriptor().findServiceByName("CloudAgent").getMethods().stream()
                .map(OfficialDescriptorsTest::line)
                .toList();
        assertThat(theirs.isEmpty() ? ours : theirs).containsExactlyInAnyOrderElementsOf(ours);
    }

    private static String line(MethodDescriptor method) {
        return "rpc " + method.getFullName() + " " + method.getInputType().getFullName() + " "
                + method.getOutputType().getFullName();
    }

    private static List<String> lines(FileDescriptor file) {
        List<String> lines = new ArrayList<>();
        file.getMessageTypes().forEach(message -> add(lines, message));
        file.getEnumTypes().forEach(type -> add(lines, type));
        return lines;
    }

    private static void add(List<String> lines, Descriptor message) {
        lines.add("message " + message.getFullName());
        for (FieldDescriptor field : message.getFields()) {
            lines.add("field " + field.getFullName() + " " + field.getNumber() + " " + kind(field) + " "
                    + presence(field));
        }
        message.getEnumTypes().forEach(type -> add(lines, type));
        message.getNestedTypes().stream()
                .filter(nested -> !nested.getOptions().getMapEntry())
                .forEach(nested -> add(lines, nested));
    }

    private static void add(List<String> lines, EnumDescriptor type) {
        type.getValues()
                .forEach(value ->
                        lines.add("value " + type.getFullName() + " " + value.getNumber() + " " + value.getName()));
    }

    private static String kind(FieldDescriptor field) {
        if (field.isMapField()) {
            List<FieldDescriptor> entry = field.getMessageType().getFields();
            return "map<" + single(entry.get(0)) + "," + single(entry.get(1)) + ">";
        }
        return (field.isRepeated() ? "repeated:" : "") + single(field);
    }

    private static String single(FieldDescriptor field) {
        return switch (field.getType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            default -> field.getType().toString().toLowerCase(Locale.ROOT);
        };
    }

    private static String presence(FieldDescriptor field) {
        if (field.getRealContainingOneof() != null) {
            return "oneof:" + field.getRealContainingOneof().getName();
        }
        return field.getContainingOneof() != null ? "optional" : "-";
    }
}
