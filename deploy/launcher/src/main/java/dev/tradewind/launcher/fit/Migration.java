package dev.tradewind.launcher.fit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a schema, judged by whether a build that does not know it can go on working beside it: it may add, but
 * not take away or change what is there. A step that may, since no build uses that any more, says so in a comment line:
 * {@code -- contract: why}.
 *
 * @param name of its file
 */
public record Migration(String name, String sql) {
    private static final Pattern MARK = Pattern.compile("(?im)^\\s*--[ \\t]*contract:[ \\t]*\\S");
    private static final Pattern NO_CODE = Pattern.compile("(?s)'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/");
    // The body of an anonymous block is run now; that of a function when it is called.
    private static final Pattern BLOCK = Pattern.compile("(?is)\\bdo\\s+(?:language\\s+\\w+\\s+)?(\\$\\w*\\$)(.*?)\\1");
    private static final Pattern BODY = Pattern.compile("(?s)(\\$\\w*\\$).*?\\1");
    private static final String NAME = "((?:\"[^\"]+\"|[\\w.])+)";
    private static final Pattern CREATED =
            Pattern.compile("\\bcreate (?:unlogged |temporary |temp )?table (?:if not exists )?" + NAME);
    private static final Pattern DROPPED =
            Pattern.compile("\\bdrop (table|view|materialized view|type|domain|function|procedure|sequence|schema) "
                    + "(?:if exists )?(.+)");
    private static final Pattern ALTERED = Pattern.compile("\\balter table (?:if exists )?(?:only )?" + NAME + " (.+)");
    private static final Pattern RENAMED =
            Pattern.compile("\\balter (view|materialized view|type|domain|function|sequence|schema) " + NAME
                    + ".* rename (?:to|value|attribute)\\b.*");
    private static final Pattern EMPTIED = Pattern.compile("^truncate (?:table )?(?:only )?" + NAME + ".*");

    private static final List<Rule> RULES = List.of(
            new Rule("drop (?!constraint\\b|column\\b)(?:if exists )?" + NAME + ".*", "drops the column %s.%s"),
            new Rule("drop column (?:if exists )?" + NAME + ".*", "drops the column %s.%s"),
            new Rule("rename (?!to\\b|constraint\\b|column\\b)" + NAME + " to .*", "renames the column %s.%s"),
            new Rule("rename column " + NAME + " to .*", "renames the column %s.%s"),
            new Rule("rename to " + NAME, "renames the table %s to %s"),
            new Rule("set schema " + NAME, "moves the table %s to %s"),
            new Rule("alter (?:column )?" + NAME + " (?:set data )?type .*", "changes the type of %s.%s"),
            new Rule("alter (?:column )?" + NAME + " set not null.*", "makes %s.%s mandatory"),
            new Rule(
                    "add (?:column )?(?:if not exists )?"
                            + "(?!constraint\\b|primary\\b|unique\\b|check\\b|foreign\\b|exclude\\b)"
                            + NAME + " (?!.*\\b(?:default|generated)\\b).*\\bnot null\\b.*",
                    "adds the mandatory column %s.%s without a default"));

    private record Rule(Pattern pattern, String told) {
        Rule(String pattern, String told) {
            this(Pattern.compile(pattern), told);
        }
    }

    /**
     * What the steps that are new to a running build would break under it; nothing of those that are marked, and
     * nothing about tables that are themselves new.
     */
    public static List<String> breaks(List<Migration> fresh) {
        Set<String> created = new HashSet<>();
        List<String> breaks = new ArrayList<>();
        for (Migration migration : fresh) {
            List<String> statements = migration.statements();
            statements.forEach(
                    statement -> CREATED.matcher(statement).results().forEach(table -> created.add(table.group(1))));
            if (!MARK.matcher(migration.sql).find()) {
                statements.forEach(statement ->
                        breaks(statement, created).forEach(found -> breaks.add(migration.name + " " + found)));
            }
        }
        return breaks;
    }

    private static List<String> breaks(String statement, Set<String> created) {
        List<String> found = new ArrayList<>();
        Matcher altered = ALTERED.matcher(statement);
        if (altered.find() && !created.contains(altered.group(1))) {
            for (String action : actions(altered.group(2))) {
                RULES.stream()
                        .map(rule -> told(rule, altered.group(1), action))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .ifPresent(found::add);
            }
        }
        DROPPED.matcher(statement).results().forEach(drop -> dropped(drop, created, found));
        RENAMED.matcher(statement).results().forEach(it -> found.add("renames the " + it.group(1) + " " + it.group(2)));
        EMPTIED.matcher(statement)
                .results()
                .filter(it -> !created.contains(it.group(1)))
                .forEach(it -> found.add("empties the table " + it.group(1)));
        return found;
    }

    private static String told(Rule rule, String table, String action) {
        Matcher matcher = rule.pattern().matcher(action);
        return matcher.matches() ? String.format(Locale.ROOT, rule.told(), table, matcher.group(1)) : "";
    }

    private static void dropped(MatchResult drop, Set<String> created, List<String> found) {
        for (String one : actions(drop.group(2))) {
            String name = one.replaceAll("[ (].*", "");
            if (!created.contains(name)) {
                found.add("drops the " + drop.group(1) + " " + name);
            }
        }
    }

    /** What stands between commas that are not in parentheses. */
    private static List<String> actions(String text) {
        List<String> actions = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                actions.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        actions.add(text.substring(start).strip());
        return actions;
    }

    /** In small letters, without comments and texts, words parted by one space. */
    private List<String> statements() {
        String bare = NO_CODE.matcher(sql).replaceAll(" ");
        bare = BLOCK.matcher(bare).replaceAll(block -> Matcher.quoteReplacement(block.group(2)));
        bare = BODY.matcher(bare).replaceAll("''");
        List<String> statements = new ArrayList<>();
        for (String statement : bare.split(";")) {
            statements.add(statement.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT));
        }
        return statements;
    }
}
