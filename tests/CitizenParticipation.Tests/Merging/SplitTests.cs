using CitizenParticipation.Accounts;
using CitizenParticipation.Merging;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Merging;

public sealed class SplitTests : IAsyncLifetime
{
    private Pair pair = null!;

    public async ValueTask InitializeAsync() => pair = await Pair.CreateAsync();

    public ValueTask DisposeAsync() => pair.DisposeAsync();

    [Fact]
    public async Task The_first_part_keeps_address_and_supports_and_the_second_begins_at_zero()
    {
        var helper = await pair.Db.AddAsync(A.Participant().Called("Hanna"));
        await pair.WriteAlongAsync(pair.One, pair.Olga, helper);
        await pair.SupportAsync(pair.Supporter, pair.One);
        var id = (await pair.AskSplitAsync()).Value!.Id;
        await pair.AnswerAsync(helper, id);
        var slug = (await pair.AnswerAsync(pair.Olga, id)).Value!.Target!;

        var (first, second) = (await pair.ReadAsync(pair.One.Slug), await pair.ReadAsync(slug));
        Assert.Equal(("Bänke am Markt", 1, ProposalState.Published), (first.Title, first.Supports, first.State));
        Assert.Equal(("Bäume am Markt", 0, ProposalState.Published), (second.Title, second.Supports, second.State));
        Assert.Equal((pair.Olga.Id, "Hanna", A.Altstadt, pair.Process.Id), (second.AuthorId, Assert.Single(second.CoAuthors), second.DistrictKey, second.Process.Id));
        // Supporters of the whole are told that it means something else, and may take their support back.
        Assert.True(Assert.Single(first.Changes).MeaningChanged);
        var versions = (await pair.Db.Get<BrowseVersions>().HandleAsync(null, pair.One.Slug))!.Versions;
        Assert.Equal((Pair.Halves.Reason, "Mehr Bänke am Markt"), (versions[0].Note, versions[^1].Text!.Title));
        Assert.Equal(2, (await pair.Db.Get<BrowseProposals>().HandleAsync(new(Words: "am Markt fehlen"))).Proposals.Count(p => p.AuthorName == "Olga"));
        Assert.Equal(["proposal.split", "proposal.published"], (await pair.Db.TrailAsync()).Select(e => e.Action).TakeLast(2));
    }

    [Fact]
    public async Task A_change_that_waited_was_written_for_the_whole_and_is_dropped()
    {
        Assert.Empty((await pair.Db.Get<ChangeProposal>().HandleAsync(pair.Olga.Id, pair.One.Slug, new(A.ProposalInput(title: "Zehn Bänke am Markt"), "Zehn statt fünf Bänke.", false))).Faults);
        await pair.SplitAsync();
        Assert.False((await pair.ReadAsync(pair.One.Slug, pair.Olga)).ChangeWaits);
    }

    [Fact]
    public async Task Easy_language_of_the_whole_stands_beside_neither_part()
    {
        Assert.Empty((await pair.Db.Get<WriteEasyVersion>().HandleAsync(pair.Moderator.Id, pair.One.Slug, new("Wir wollen mehr Bänke und Bäume.", true))).Faults);
        var (_, slug) = await pair.SplitAsync();
        Assert.Equal((EasyState.None, EasyState.None), ((await pair.ReadAsync(pair.One.Slug)).EasyState, (await pair.ReadAsync(slug)).EasyState));
    }

    [Fact]
    public async Task Nothing_is_split_without_consent_or_with_a_part_missing()
    {
        Assert.Equal(["FirstText", "FirstTitle", "Reason", "SecondText", "SecondTitle"], (await pair.AskSplitAsync(new("", "kurz", null, "\u202e", ""))).Faults.Select(f => f.Field).Order(StringComparer.Ordinal));
        var id = (await pair.AskSplitAsync()).Value!.Id;
        Assert.Equal(Refusal.AlreadyProposed, (await pair.AskMergeAsync()).Refusal);
        Assert.Equal(RegroupingState.Declined, (await pair.AnswerAsync(pair.Olga, id, agree: false)).Value!.State);
        Assert.Equal("Mehr Bänke am Markt", (await pair.ReadAsync(pair.One.Slug)).Title);
    }
}
