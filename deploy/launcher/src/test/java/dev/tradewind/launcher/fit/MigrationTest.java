package dev.tradewind.launcher.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema's step may do while the build before it still works. */
class MigrationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    drop table carts | drops the table carts
                    DROP TABLE IF EXISTS carts, "Lines" CASCADE | drops the table carts; drops the table "lines"
                    drop view totals | drops the view totals
                    alter table carts drop column note | drops the column carts.note
                    alter table only carts drop note cascade | drops the column carts.note
                    alter table if exists carts drop column if exists note | drops the column carts.note
                    alter table carts rename column note to remark | renames the column carts.note
                    alter table carts rename note to remark | renames the column carts.note
                    alter table carts rename to baskets | renames the table carts to baskets
                    alter table carts set schema old | moves the table carts to old
                    alter table carts alter note type bigint | changes the type of carts.note
                    alter table carts alter column note set data type bigint | changes the type of carts.note
                    alter table carts alter note set not null | makes carts.note mandatory
                    alter table carts add note text not null | adds the mandatory column carts.note without a default
                    alter table carts add a numeric(3, 1), drop b | drops the column carts.b
                    do $$ begin alter table carts drop column note; end $$ | drops the column carts.note
                    truncate carts | empties the table carts
                    alter type mood rename value 'sad' to 'blue' | renames the type mood
                    """)
    void takesNothingAway(String sql, String told) {
        assertThat(breaks(sql)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table notes (id bigint not null); drop table notes",
                "create table notes (id bigint); alter table notes drop column id, add b int not null",
                "alter table carts add column note text",
                "alter table carts add column note text not null default 'x'",
                "alter table carts add id bigint not null generated always as identity",
                "alter table carts add constraint positive check (a > 0 and b is not null)",
                "alter table carts drop constraint positive, alter note drop default, alter note drop not null",
                "alter table carts rename constraint a to b",
                "drop index carts_by_note; create index concurrently on carts (note)",
                "-- drop table carts\n/* alter table carts drop x */ select 'drop table carts -- it''s text'",
                "create function f() returns void language plpgsql as $f$ begin drop table carts; end $f$"
            })
    void mayAddAndLoosen(String sql) {
        assertThat(breaks(sql)).isEmpty();
    }

    @Test
    void mayTakeAwayWhatNoBuildUsesAnyMoreWhenItSaysSo() {
        assertThat(breaks("-- contract: nothing has read it since remarks came in V007\nalter table carts drop note"))
                .isEmpty();
        assertThat(breaks("-- contract:\nalter table carts drop note")).isNotEmpty();
    }

    @Test
    void knowsTablesOfTheStepsThatCameWithIt() {
        List<Migration> steps = List.of(
                new Migration("V002__a.sql", "create table notes (id bigint)"),
                new Migration("V003__b.sql", "alter table notes rename to remarks; alter table carts drop x"));
        assertThat(Migration.breaks(steps)).containsExactly("V003__b.sql drops the column carts.x");
    }

    private static String breaks(String sql) {
        return String.join("; ", Migration.breaks(List.of(new Migration("V002__x.sql", sql))))
                .replace("V002__x.sql ", "");
    }
}
