namespace CitizenParticipation.Tests;

public class FieldChecksTests
{
    [Fact]
    public void Text_is_trimmed_and_brought_to_one_spelling()
    {
        var checks = new FieldChecks();
        Assert.Equal("Bäume", checks.Line("Field", "  Ba\u0308ume \t", 1, 10));
        Assert.Equal("eins\nzwei\ndrei", checks.Text("Field", "eins\r\nzwei\rdrei\n", 1, 100));
        Assert.True(checks.Clean);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\n ")]
    public void Nothing_is_required_to_be_something(string? nothing)
    {
        Assert.Equal([new Fault(Refusal.Required, "Field")], Line(nothing));
        var optional = new FieldChecks();
        optional.Line("Field", nothing, 0, 10);
        Assert.True(optional.Clean);
    }

    [Fact]
    public void Length_is_counted_as_people_see_it()
    {
        Assert.Empty(Line("1234567890"));
        Assert.Equal([new Fault(Refusal.TooLong, "Field", "10")], Line("12345678901"));
        Assert.Equal([new Fault(Refusal.TooShort, "Field", "3")], Line("12"));
        Assert.Empty(Line(string.Concat(Enumerable.Repeat("\U0001F333", 10))));
        Assert.Equal([new Fault(Refusal.TooLong, "Field", "10")], Line(string.Concat(Enumerable.Repeat("\U0001F333", 11))));
    }

    [Fact]
    public void One_sign_on_which_a_hundred_accents_are_piled_is_too_long() =>
        Assert.Equal([new Fault(Refusal.TooLong, "Field", "10")], Line("abc" + new string('\u0301', 100)));

    [Theory]
    [InlineData("ab\0cd")]
    [InlineData("ab\u0007cd")]
    [InlineData("ab\u001Bcd")]
    [InlineData("ab\u0085cd")]
    [InlineData("ab\u202Ecd")]
    [InlineData("ab\u2066cd")]
    public void Control_characters_and_turned_directions_are_refused(string text)
    {
        Assert.Equal([new Fault(Refusal.ControlCharacters, "Field")], Line(text));
        Assert.Equal([new Fault(Refusal.ControlCharacters, "Field")], Text(text));
    }

    [Fact]
    public void Half_a_character_is_refused_even_beside_a_replacement_sign()
    {
        foreach (var text in (string[])["ab\uD83Ccd", "abcd\uDF33", "ab\uD83C\uFFFDcd"])
        {
            Assert.Equal([new Fault(Refusal.ControlCharacters, "Field")], Line(text));
            Assert.Equal([new Fault(Refusal.ControlCharacters, "Field")], Text(text));
        }
    }

    [Theory]
    [InlineData("ab\ncd")]
    [InlineData("ab\tcd")]
    public void A_line_is_one_line_and_a_text_may_have_many(string text)
    {
        Assert.Equal([new Fault(Refusal.ControlCharacters, "Field")], Line(text));
        Assert.Empty(Text(text));
    }

    [Theory]
    [InlineData("An\u200Bna")]
    [InlineData("Anna\u200D")]
    [InlineData("An\u200Cna")]
    [InlineData("An\u2060na")]
    [InlineData("\uFEFFAnna")]
    [InlineData("An\u00ADna")]
    [InlineData("Anna\u200E")]
    [InlineData("Anna\u3164")]
    [InlineData("Anna\u2800")]
    [InlineData("An\U000E0041na")]
    public void Signs_that_take_no_room_are_refused_in_a_line_and_harmless_in_a_text(string text)
    {
        Assert.Equal([new Fault(Refusal.InvisibleCharacters, "Field")], Line(text));
        Assert.Empty(Text(text));
    }

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष अब")]
    [InlineData("ab \U0001F469\u200D\U0001F469\u200D\U0001F467")]
    [InlineData("ab \u2764\uFE0F\u200D\U0001F525")]
    public void They_stand_where_scripts_and_pictures_need_them(string text)
    {
        Assert.Empty(Line(text));
        Assert.Empty(Text(text));
    }

    [Fact]
    public void What_cannot_be_seen_is_nothing() => Assert.Equal([new Fault(Refusal.Required, "Field")], Text("\u200B \u2060\u200D\uFE0F"));

    [Fact]
    public void The_replacement_sign_itself_is_a_sign_like_any_other() => Assert.Empty(Line("ab\uFFFDcd"));

    [Fact]
    public void Faults_of_all_fields_are_collected()
    {
        var checks = new FieldChecks();
        checks.Line("First", "", 1, 5);
        checks.Text("Second", "123456", 1, 5);
        checks.AddIf(true, Refusal.NotAYear, "Third", "x");
        checks.AddIf(false, Refusal.NotAYear, "Fourth");
        Outcome<string> outcome = checks;
        Assert.Equal(["First", "Second", "Third"], outcome.Faults.Select(f => f.Field));
        Assert.Equal(Refusal.Required, outcome.Refusal);
        Assert.False(outcome.Succeeded);
        Assert.Null(outcome.Value);
    }

    private static IReadOnlyList<Fault> Line(string? raw)
    {
        var checks = new FieldChecks();
        checks.Line("Field", raw, 3, 10);
        return checks.Faults;
    }

    private static IReadOnlyList<Fault> Text(string? raw)
    {
        var checks = new FieldChecks();
        checks.Text("Field", raw, 3, 10);
        return checks.Faults;
    }
}
