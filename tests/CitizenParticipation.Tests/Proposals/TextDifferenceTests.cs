using System.Diagnostics;
using CitizenParticipation.Proposals;
using static CitizenParticipation.Proposals.TextDifference;

namespace CitizenParticipation.Tests.Proposals;

public class TextDifferenceTests
{
    [Fact]
    public void Whole_words_are_shown_as_taken_away_and_added() =>
        Assert.Equal(
            [new Piece(Kind.Same, "Am Markt fehlen "), new Piece(Kind.Removed, "drei"), new Piece(Kind.Added, "fünf"), new Piece(Kind.Same, " Bänke.")],
            Of("Am Markt fehlen drei Bänke.", "Am Markt fehlen fünf Bänke."));

    [Fact]
    public void Words_changed_in_a_row_are_one_change() =>
        Assert.Equal(
            [new Piece(Kind.Same, "Wir wollen "), new Piece(Kind.Removed, "drei alte Bänke"), new Piece(Kind.Added, "zwei neue Bäume"), new Piece(Kind.Same, " am Markt.")],
            Of("Wir wollen drei alte Bänke am Markt.", "Wir wollen zwei neue Bäume am Markt."));

    [Fact]
    public void The_same_text_is_one_piece_and_nothing_is_none()
    {
        Assert.Equal([new Piece(Kind.Same, "Gleich.")], Of("Gleich.", "Gleich."));
        Assert.Empty(Of("", ""));
        Assert.Equal([new Piece(Kind.Added, "Neu.")], Of("", "Neu."));
        Assert.Equal([new Piece(Kind.Removed, "Alt.")], Of("Alt.", ""));
    }

    [Fact]
    public void A_long_stretch_that_did_not_change_is_left_out_between_words()
    {
        var far = string.Join(' ', Enumerable.Repeat("Bäume spenden Schatten.", 80));
        var pieces = Of($"{far} Drei Bänke. {far}", $"{far} Vier Bänke. {far}");
        Assert.Equal([Kind.Skipped, Kind.Same, Kind.Removed, Kind.Added, Kind.Same, Kind.Skipped], pieces.Select(p => p.Kind));
        Assert.All(pieces.Where(p => p.Kind == Kind.Same), p => Assert.InRange(p.Words.Length, 100, 300));
        Assert.StartsWith(" Bänke.", pieces[4].Words, StringComparison.Ordinal);
        Assert.All(pieces.Where(p => p.Kind == Kind.Same), p => Assert.All(p.Words.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries), word => Assert.Contains(word, "Bäume spenden Schatten Bänke".Split(' '))));
    }

    /// <summary>Whatever was typed: read without the removed pieces it is the new text, without the added ones the old.</summary>
    [Theory]
    [InlineData("a\n\nb\n- c", "a\n\nB\n- c\n- d")]
    [InlineData("Straße 🌳🌳", "Strasse 🌳🌲")]
    [InlineData("e\u0301 und \u200Bmehr", "é und mehr")]
    [InlineData("<b>x</b> & [y](z)", "<i>x</i> & [y](w)")]
    public void Nothing_is_lost_between_the_two(string before, string after)
    {
        var pieces = Of(before, after);
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != Kind.Removed).Select(p => p.Words)));
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != Kind.Added).Select(p => p.Words)));
    }

    [Fact]
    public void Two_longest_texts_without_a_common_word_take_a_moment()
    {
        var time = Stopwatch.StartNew();
        foreach (var between in (string[])[" ", "\n", "", ". "])
        {
            var before = string.Join(between, Enumerable.Range(0, 6_000).Select(i => $"{(char)('a' + (i % 7))}"));
            var after = string.Join(between, Enumerable.Range(0, 6_000).Select(i => $"{(char)('h' + (i % 5))}"));
            Assert.Equal(after, string.Concat(Of(before, after).Where(p => p.Kind == Kind.Added).Select(p => p.Words)));
            Assert.NotEmpty(Of(before[..6_000], after[..6_000]));
        }

        Assert.InRange(time.ElapsedMilliseconds, 0, 5_000);
    }
}
