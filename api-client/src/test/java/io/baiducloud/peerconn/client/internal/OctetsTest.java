package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that is put together from bytes, whatever room there was at first, and lines in the order of their bytes. */
class OctetsTest {
    @Test
    void allPiecesAreThereInOrder() {
        Octets others = new Octets(0).append("0123456789");

        Octets octets = new Octets(0)
                .append('a')
                .append("bc")
                .append(others)
                .append(others, 3, 5)
                .append(7, 2)
                .append(2018, 4)
                .append(123, 2)
                .appendHex(new byte[] {0, 0x0f, (byte) 0xa0, (byte) 0xff, 0x7e});

        assertThat(octets.text()).isEqualTo("abc012345678934" + "07" + "2018" + "23" + "000fa0ff7e");
        assertThat(octets.length()).isEqualTo(octets.text().length());
    }

    @Test
    void clearedIsEmptyAndUsable() {
        Octets octets = new Octets(4).append("abcdef");

        octets.clear();

        assertThat(octets.length()).isZero();
        assertThat(octets.append("x").text()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "AZaz09-_.~, AZaz09-_.~",
        "@[`{/:, %40%5B%60%7B%2F%3A",
        "a b, a%20b",
        "' ', %20",
        "a%20, a%2520",
        "é, %C3%A9",
        "a/对~ 😀+, a%2F%E5%AF%B9~%20%F0%9F%98%80%2B",
        "'\u007f', %7F"
    })
    void valueIsEncodedByteByByte(String text, String encoded) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @CsvSource({"/, /", "/a b/é/~, /a%20b/%C3%A9/~", "//, //", "/é/, /%C3%A9/"})
    void slashesStayInPaths(String path, String encoded) {
        assertThat(PercentEncoding.encodePath(path)).isEqualTo(encoded);
    }

    @Test
    void linesComeOutSortedByTheirBytesAndAreForgotten() {
        SortedLines lines = new SortedLines(0, 0);
        for (String line : new String[] {"b", "a=1", "a-=x", "", "a", "b", "ab"}) {
            lines.begin().append(line);
            lines.end();
        }
        Octets target = new Octets(0).append('>');

        lines.moveTo(target, '&');

        assertThat(target.text()).isEqualTo(">&a&a-=x&a=1&ab&b&b");
        Octets again = new Octets(0);
        lines.moveTo(again, '&');
        assertThat(again.text()).isEmpty();
    }
}
