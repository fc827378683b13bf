using CitizenParticipation.Moderation.Hints;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class SameWordsTests
{
    private const string Text = "Am Markt fehlen Bänke, auf denen man sich nach dem Einkauf ausruhen kann. Vor allem ältere Menschen brauchen sie.";

    [Theory]
    [InlineData(Text, Text)]
    [InlineData(Text, "AM MARKT fehlen Baenke auf denen man sich nach dem Einkauf ausruhen kann; vor allem aeltere Menschen brauchen sie!!!")]
    [InlineData("Das ist wirklich eine gute Idee", "das ist wirklich eine gute idee!")]
    public void The_same_words_are_the_same_in_any_spelling(string one, string other) => Assert.Equal(100, new SameWords(one).PercentOf(new SameWords(other)));

    [Fact]
    public void Nearly_the_same_is_seen_and_from_both_sides()
    {
        var (one, other) = (new SameWords(Text), new SameWords(Text.Replace("Markt", "Bahnhof", StringComparison.Ordinal) + " Danke."));
        Assert.InRange(one.PercentOf(other)!.Value, 70, 99);
        Assert.Equal(one.PercentOf(other), other.PercentOf(one));
    }

    [Theory]
    [InlineData(Text, "Auf dem Markt sollten mehr Bänke stehen, damit sich ältere Menschen nach dem Einkauf ausruhen können.")]
    [InlineData("Gute Idee, ich bin dafür", "Gute Idee, ich bin dafür")]
    [InlineData("Das ist wirklich eine gute Idee", "Das ist leider keine gute Idee")]
    [InlineData("", "")]
    [InlineData(Text, "")]
    public void The_same_subject_or_a_common_sentence_is_not(string one, string other) => Assert.Null(new SameWords(one).PercentOf(new SameWords(other)));

    [Fact]
    public void A_sentence_inside_a_long_text_does_not_make_it_a_copy() =>
        Assert.Null(new SameWords(Text).PercentOf(new SameWords(Text + string.Concat(Enumerable.Range(0, 100).Select(i => $" Wort{i}")))));
}
