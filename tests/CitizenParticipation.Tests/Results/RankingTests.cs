using CitizenParticipation.Results;

namespace CitizenParticipation.Tests.Results;

public class RankingTests
{
    [Fact]
    public void Equal_supports_share_a_rank_and_the_next_one_is_skipped() =>
        Assert.Equal([(1, "A"), (2, "B"), (2, "C"), (4, "D")], Rank(("D", 1), ("B", 5), ("A", 9), ("C", 5)));

    [Fact]
    public void When_all_are_equal_all_are_first() => Assert.Equal([(1, "A"), (1, "B"), (1, "C")], Rank(("C", 0), ("B", 0), ("A", 0)));

    [Fact]
    public void A_tie_at_the_end_and_one_at_the_top() =>
        Assert.Equal([(1, "A"), (1, "B"), (3, "C"), (4, "D"), (4, "E")], Rank(("A", 7), ("B", 7), ("C", 3), ("D", 1), ("E", 1)));

    [Fact]
    public void Equals_stand_in_the_order_of_the_alphabet_whatever_order_they_came_in()
    {
        (string, int)[] items = [("Öffnung", 2), ("zebra", 2), ("Offen", 2), ("Apfel", 2)];
        Assert.Equal(Rank(items), Rank([.. items.Reverse()]));
        Assert.Equal(["Apfel", "Offen", "Öffnung", "zebra"], Rank(items).Select(r => r.Title));
    }

    [Fact]
    public void Nothing_has_no_ranks() => Assert.Empty(Rank());

    private static List<(int Rank, string Title)> Rank(params (string Title, int Supports)[] items) =>
        [.. Ranking.By(items, i => i.Supports, i => i.Title).Select(r => (r.Rank, r.Item.Title))];
}
