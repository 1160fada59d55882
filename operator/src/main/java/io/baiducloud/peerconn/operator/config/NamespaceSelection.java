package io.baiducloud.peerconn.operator.config;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Some namespaces, or all of them. */
public sealed interface NamespaceSelection {

    /** Whether the namespace is one of them. */
    boolean contains(String namespace);

    /** Every namespace, those of the future too. */
    static NamespaceSelection all() {
        return new All();
    }

    /** Exactly these; none is a possible answer. */
    static NamespaceSelection of(Collection<String> names) {
        return new Named(new TreeSet<>(names));
    }

    /** Every namespace. */
    record All() implements NamespaceSelection {
        @Override
        public boolean contains(String namespace) {
            return true;
        }

        @Override
        public String toString() {
            return "*";
        }
    }

    /**
     * Exactly some namespaces.
     *
     * @param names their names
     */
    record Named(Set<String> names) implements NamespaceSelection {
        /** Keeps an own copy. */
        public Named {
            names = Set.copyOf(names);
        }

        @Override
        public boolean contains(String namespace) {
            return names.contains(namespace);
        }

        @Override
        public String toString() {
            return String.join(",", new TreeSet<>(names));
        }
    }
}
