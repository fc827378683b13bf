using System.Diagnostics;
using CitizenParticipation.Districts;
using CitizenParticipation.Moderation.Hints;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Hints;

public sealed class TextHintsTests
{
    private const int Length = 6000;

    public static TheoryData<string> Hostile =>
    [
        "0", "0 ", "0209 ", "020 0 ", "0200 0000€ ", "0800-1800 ", "+4", "+1 1 1 1 1 1 € ", "VHS-A 1 ", "UM GE AB 12 ", "AWO DRK, ", "a@", "a@b.de ", "a.", "DE89", "DE89 3704 0044 0532 0130 00, 0209 1234567 ", "DE89 3704 0044 0532 0130 0", "GE-AB ", "GE AB 1", "A", "A ", "a b ", "i d i o t ", "Idiot ", "Idiot", "I.", "1d10t ", "!", "! ", "?! ", "http://", "https://a.de/",
        "www.", "\u0301", "a\u0301", "\u200B", "😀", "İ", "\n", "*_", "( at ) ", "Tel. 1", "Halt's Maul ", "\u0456d", "''",
    ];

    [Theory, MemberData(nameof(Hostile))]
    public void No_text_takes_long(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
        HintList.Of(TextHints.In(text));
        // The fastest of some: the machine may do other things beside.
        var fastest = Enumerable.Range(0, 25).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            HintList.Of(TextHints.In(text));
            return clock.Elapsed;
        });
        Assert.True(fastest < TimeSpan.FromMilliseconds(50), $"{fastest.TotalMilliseconds:N1} ms");
    }

    [Fact]
    public void Half_a_character_stops_nothing() => Assert.Single(HintList.Of(TextHints.In("a\uD83Db c d \uDE00 Idiot \uD83D")).Shown);

    [Fact]
    public void An_ordinary_text_has_none()
    {
        const string text =
            "Auf dem Schwarzen Weg 12-14 in Bulmke-Hüllen, nahe der B 227, fehlen Bänke. 2024 und 2025 wurde das am 01.05. um 10.30 Uhr besprochen; es kostet 12.500,50 Euro. Geöffnet ist Mo-Fr 08.00-18.00 Uhr. "
            + "Herr Niggemann von der AWO und Frau Deppe (DRK) helfen! The fountain on Main Street 5 costs 3,000 euros and opens 9 am - 5 pm.";
        Assert.Empty(TextHints.In(text));
        Assert.All(A.Districts.All.Where(d => d.Level != DistrictLevel.City), d => Assert.Empty(TextHints.In($"Etwas in {d.Name} ({d.Key}), {d.Population} Menschen")));
    }

    [Fact]
    public void Of_many_hints_each_kind_comes_first_and_the_rest_is_counted()
    {
        var text = string.Join(' ', Enumerable.Range(1, 100).Select(i => $"a{i}@example.org")) + " Du Idiot, 0209 1234567!!!";
        var list = HintList.Of(TextHints.In(text));
        Assert.Equal((HintList.Most, 103 - HintList.Most), (list.Shown.Count, list.More));
        Assert.Equal([HintKind.Phone, HintKind.Email, HintKind.Insult, HintKind.ExclamationMarks], list.Shown.Select(h => h.Kind).Distinct());
    }

    [Fact]
    public void The_end_of_an_account_number_is_no_telephone_number() =>
        Assert.Equal([HintKind.Phone, HintKind.Iban], HintList.Of(TextHints.In("DE89 3704 0044 0532 0130 00, Tel. 0209 1234567")).Shown.Select(h => h.Kind));

    [Fact]
    public void The_same_words_twice_are_one_hint_and_long_ones_are_cut()
    {
        Assert.Single(HintList.Of(TextHints.In("0209 1234567 und 0209 1234567")).Shown);
        var words = Hint.Of(HintKind.Capitals, string.Concat(Enumerable.Repeat("😀", 200))).Words;
        Assert.Equal((true, '…'), (words.Length <= Hint.LongestWords, words[^1]));
        Assert.False(char.IsHighSurrogate(words[^2]));
    }
}
