package io.baiducloud.peerconn.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.TableLib;

/**
 * A health check of Argo CD: a Lua script that reads the global {@code obj} and returns a table with {@code status} and
 * {@code message}. It is run with the libraries that Argo CD gives to it by default, base and table: no strings, no files, no
 * clock.
 */
public final class HealthScript {
    private final String source;

    private HealthScript(String source) {
        this.source = source;
    }

    /**
     * What the script says.
     *
     * @param status Healthy, Progressing, Degraded or Suspended
     * @param message for people
     */
    public record Health(String status, String message) {}

    /** Reads a script. */
    public static HealthScript read(Path file) {
        try {
            return new HealthScript(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs it.
     *
     * @param object the object as Argo CD hands it over: maps, lists, texts, numbers and booleans
     */
    public Health of(Map<String, ?> object) {
        Globals globals = new Globals();
        globals.load(new BaseLib());
        globals.load(new PackageLib());
        globals.load(new TableLib());
        LoadState.install(globals);
        LuaC.install(globals);
        globals.set("obj", value(object));
        LuaTable result = globals.load(source, "health.lua").call().checktable();
        return new Health(
                result.get("status").checkjstring(), result.get("message").checkjstring());
    }

    private static LuaValue value(@Nullable Object value) {
        return switch (value) {
            case null -> LuaValue.NIL;
            case Map<?, ?> map -> {
                LuaTable table = new LuaTable();
                map.forEach((name, inner) -> table.set(LuaValue.valueOf(name.toString()), value(inner)));
                yield table;
            }
            case List<?> list ->
                LuaValue.listOf(list.stream().map(HealthScript::value).toArray(LuaValue[]::new));
            case Boolean truth -> LuaValue.valueOf(truth);
            case Number number -> LuaValue.valueOf(number.doubleValue());
            default -> LuaValue.valueOf(value.toString());
        };
    }
}
