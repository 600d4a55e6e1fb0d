package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListPlaceTest {
    private static final ListOrder BY_NAME = new ListOrder("name", ListOrder.folded("name"), true);
    private static final ListOrder BEFORE = new ListOrder(null, null, true);

    @Test
    void isFoundAgainWhateverTheKeyHas() {
        ListPlace place = new ListPlace("two\nlines, \uD83D\uDE00 and \"quotes\"", "mer_1");
        assertThat(ListPlace.read(place.text(BY_NAME), BY_NAME)).isEqualTo(place);
    }

    @Test
    void fitsIntoACursorHoweverLongItsCharactersAre() {
        String longest = "\uD83D\uDE00".repeat(ListOrder.KEY_MAX);
        ListOrder order = new ListOrder("external_reference_desc", "key", false);
        assertThat(new ListPlace(longest, "mer_01jd0000000000000000000000").text(order))
                .hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void isTheIdInTheOrderThatAListAlwaysHad() {
        assertThat(new ListPlace("", "mer_1").text(BEFORE)).isEqualTo("mer_1");
        assertThat(ListPlace.read("mer_1", BEFORE)).isEqualTo(new ListPlace("", "mer_1"));
        assertThat(ListPlace.read("mer 1", BEFORE)).isNull();
    }

    @Test
    void goesOnAsItBeganWithABuildThatKnowsNoOtherOrder() {
        ListOrder newest = new ListOrder("newest", null, false);
        assertThat(newest.after("mer_1")).isEqualTo(BEFORE);
        assertThat(newest.after(null)).isEqualTo(newest);
        assertThat(newest.after(new ListPlace("", "mer_1").text(newest))).isEqualTo(newest);
        assertThat(BY_NAME.after("mer_1")).isEqualTo(BY_NAME);
        ListOrder always = new ListOrder(null, null, false);
        assertThat(always.after("cus_1")).isEqualTo(always);
    }

    @Test
    void hasANumberWhereTheOrderIsOfNumbers() {
        ListOrder byStock = new ListOrder("fewest", "available", true, true);
        ListPlace place = new ListPlace("-12", "off_1");
        assertThat(ListPlace.read(place.text(byStock), byStock)).isEqualTo(place);
        assertThat(ListPlace.read(new ListPlace("few", "off_1").text(byStock), byStock))
                .isNull();
    }

    @Test
    void isNoneInAnotherOrder() {
        String cursor = new ListPlace("a", "mer_1").text(BY_NAME);
        assertThat(ListPlace.read(cursor, new ListOrder("name_desc", ListOrder.folded("name"), false)))
                .isNull();
        assertThat(ListPlace.read("mer_1", BY_NAME)).isNull();
        assertThat(ListPlace.read("???", BY_NAME)).isNull();
    }
}
