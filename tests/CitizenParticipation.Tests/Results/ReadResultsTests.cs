using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Results;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Results;

public sealed class ReadResultsTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private List<Participant> people = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().AfterSupportPhase());
        people = [.. Enumerable.Range(0, 12).Select(_ => A.Participant().Build())];
        await db.AddAllAsync(people);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Totals_agree_between_the_parts_and_the_lines()
    {
        await AddAsync("Altstadt 5", A.Altstadt, 5);
        await AddAsync("Altstadt 3", A.Altstadt, 3);
        await AddAsync("Schalke 3", A.Schalke, 3);
        await AddAsync("Mitte 1", A.Mitte, 1);
        await AddAsync("Buer 0", A.Buer, 0);
        var answer = await ReadAsync();

        Assert.Equal((5, 12), (answer.Proposals, answer.Supports));
        Assert.Equal([(1, "Altstadt 5"), (2, "Altstadt 3"), (2, "Schalke 3"), (4, "Mitte 1"), (5, "Buer 0")], answer.Ranking.Select(l => (l.Rank, l.Title)));
        Assert.Equal(5, answer.Boroughs.Count);
        var mitte = answer.Boroughs.Single(b => b.District.Key == A.Mitte);
        Assert.Equal((4, 12), (mitte.Proposals, mitte.Supports));
        Assert.Equal(7, mitte.Children.Count);
        var altstadt = mitte.Children.Single(c => c.District.Key == A.Altstadt);
        Assert.Equal((2, 8), (altstadt.Proposals, altstadt.Supports));
        Assert.Equal([1, 2], altstadt.Ranking.Select(l => l.Rank));
        Assert.All(Parts(answer), p =>
        {
            Assert.Equal(p.Proposals, p.Ranking.Count);
            Assert.Equal(p.Supports, p.Ranking.Sum(l => l.Supports));
            Assert.True(p.Children.Sum(c => c.Supports) <= p.Supports);
        });
        Assert.Equal(answer.Supports, answer.Boroughs.Sum(b => b.Supports));
        Assert.Equal(answer.Proposals, answer.Boroughs.Sum(b => b.Proposals));
    }

    [Fact]
    public async Task What_concerns_the_whole_city_stands_in_the_ranking_of_the_whole()
    {
        await AddAsync("Für alle", A.City, 4);
        await AddAsync("Nur hier", A.Altstadt, 1);
        var answer = await ReadAsync();
        Assert.Equal((2, 5), (answer.Proposals, answer.Supports));
        Assert.Equal("Für alle", answer.Ranking[0].Title);
        Assert.Equal(1, answer.Boroughs.Sum(b => b.Supports));
    }

    [Fact]
    public async Task Supports_per_thousand_are_told_only_where_the_population_is_known()
    {
        await AddAsync("Altstadt", A.Altstadt, 6);
        await AddAsync("Schalke-Nord", A.SchalkeNord, 4);
        var mitte = (await ReadAsync()).Boroughs.Single(b => b.District.Key == A.Mitte);
        Assert.Equal(10 * 1000.0 / 88711, mitte.PerThousand!.Value, 10);
        Assert.Equal(6 * 1000.0 / 10566, mitte.Children.Single(c => c.District.Key == A.Altstadt).PerThousand!.Value, 10);
        Assert.Null(mitte.Children.Single(c => c.District.Key == A.SchalkeNord).PerThousand);
    }

    [Fact]
    public async Task A_person_is_counted_once_however_often_they_take_part()
    {
        await AddAsync("eins", A.Altstadt, 3);
        await AddAsync("zwei", A.Altstadt, 5);
        await AddAsync("drei", A.Buer, 4);
        var answer = await ReadAsync();
        // The author of all three is people[11] and supports none of them.
        Assert.Equal(6, answer.Participants);
        Assert.Equal(6, answer.Boroughs.Single(b => b.District.Key == A.Mitte).Participants);
        Assert.Equal(5, answer.Boroughs.Single(b => b.District.Key == A.Nord).Participants);
    }

    [Fact]
    public async Task Supports_are_counted_from_their_rows_and_not_from_the_counter()
    {
        await AddAsync("eins", A.Altstadt, 3);
        await db.SqlAsync("UPDATE \"Proposals\" SET \"Supports\" = 99");
        Assert.Equal(3, (await ReadAsync()).Supports);
    }

    [Fact]
    public async Task What_is_not_published_is_counted_by_state_and_ranked_nowhere()
    {
        await AddAsync("öffentlich", A.Altstadt, 1);
        foreach (var builder in (ProposalBuilder[])[A.Proposal(), A.Proposal().Returned(), A.Proposal().Refused(), A.Proposal().Refused(), A.Proposal().Withdrawn()])
            await db.AddAsync(builder.In(process).By(people[11]));
        var hidden = await db.AddAsync(A.Proposal().In(process).By(people[11]).Hidden());
        await db.SupportAsync(hidden, people.Take(5).Select(p => p.Id));

        var answer = await ReadAsync();
        Assert.Equal((1, 1, 2), (answer.Proposals, answer.Supports, answer.Participants));
        Assert.Equal(
            new Dictionary<ProposalState, int>
            {
                [ProposalState.Published] = 1, [ProposalState.InReview] = 1, [ProposalState.Returned] = 1, [ProposalState.Refused] = 2, [ProposalState.Withdrawn] = 1, [ProposalState.Hidden] = 1,
            }, answer.States);
    }

    [Fact]
    public async Task Another_process_is_another_result()
    {
        var other = await db.AddAsync(A.Process().Finished());
        await db.AddAsync(A.Proposal().In(other).By(people[0]).Published());
        Assert.Equal(0, (await ReadAsync()).Proposals);
        Assert.Equal(Refusal.NotFound, (await db.Get<ReadResults>().HandleAsync(null, "nowhere")).Refusal);
        Assert.Equal(Refusal.NotFound, (await db.Get<ReadResults>().HandleAsync(null, null)).Refusal);
    }

    [Fact]
    public async Task While_people_still_support_strangers_are_told_to_wait()
    {
        process = await db.AddAsync(A.Process().InSupportPhase());
        await AddAsync("Altstadt", A.Altstadt, 2);
        var moderator = await db.AddAsync(A.Participant().Moderator());
        foreach (var reader in (Guid?[])[null, people[0].Id, moderator.Id, Guid.NewGuid()])
        {
            Assert.Equal(Refusal.ResultsNotYet, (await db.Get<ReadResults>().HandleAsync(reader, process.Slug)).Refusal);
            Assert.Equal(Refusal.ResultsNotYet, (await db.Get<ExportResults>().HandleAsync(reader, process.Slug, "de")).Refusal);
        }

        db.Clock.SetUtcNow(A.Now.AddDays(10));
        Assert.Equal((false, false), (await ReadAsync()) is var open ? (open.IsPartial, open.IsPreliminary) : default);
    }

    [Fact]
    public async Task While_people_still_support_an_administrator_sees_all_and_a_committee_member_their_own_borough()
    {
        process = await db.AddAsync(A.Process().InSupportPhase());
        await AddAsync("Altstadt", A.Altstadt, 2);
        await AddAsync("Buer", A.Buer, 3);
        await AddAsync("Stadt", A.City, 4);
        var administrator = await db.AddAsync(A.Participant().Administrator());
        var member = await db.AddAsync(A.Participant().CommitteeMemberOf(A.Mitte));

        var all = await ReadAsync(administrator.Id);
        Assert.Equal((9, false, true), (all.Supports, all.IsPartial, all.IsPreliminary));
        var own = await ReadAsync(member.Id);
        Assert.Equal((2, true, true), (own.Supports, own.IsPartial, own.IsPreliminary));
        Assert.Equal(["Altstadt"], own.Ranking.Select(l => l.Title));
        Assert.Equal([A.Mitte], own.Boroughs.Select(b => b.District.Key));
        Assert.Equal(1, own.States[ProposalState.Published]);
        Assert.Equal(3, own.Participants);
    }

    [Fact]
    public async Task A_process_that_does_not_touch_the_borough_stays_closed_for_its_committee()
    {
        process = await db.AddAsync(A.Process().InSupportPhase().In(A.Nord));
        var member = await db.AddAsync(A.Participant().CommitteeMemberOf(A.Mitte));
        Assert.Equal(Refusal.ResultsNotYet, (await db.Get<ReadResults>().HandleAsync(member.Id, process.Slug)).Refusal);
    }

    [Fact]
    public async Task States_and_rates_are_told_for_each_part_and_line()
    {
        await AddAsync("Altstadt", A.Altstadt, 6);
        await AddAsync("Schalke-Nord", A.SchalkeNord, 2);
        await db.AddAsync(A.Proposal().In(process).By(people[0]).At(A.Buer).Refused());
        var answer = await ReadAsync();
        Assert.Equal([6 * 1000.0 / 10566, null], answer.Ranking.Select(l => l.PerThousand));
        Assert.Equal(new Dictionary<ProposalState, int> { [ProposalState.Published] = 2 }, answer.Boroughs.Single(b => b.District.Key == A.Mitte).States);
        Assert.Equal(new Dictionary<ProposalState, int> { [ProposalState.Refused] = 1 }, answer.Boroughs.Single(b => b.District.Key == A.Nord).States);
        Assert.Equal(answer.States.Values.Sum(), answer.Boroughs.Sum(b => b.States.Values.Sum()));
    }

    [Fact]
    public async Task A_finished_process_is_open_to_all()
    {
        process = await db.AddAsync(A.Process().Finished());
        await AddAsync("Altstadt", A.Altstadt, 2);
        await AddAsync("Buer", A.Buer, 3);
        var member = await db.AddAsync(A.Participant().CommitteeMemberOf(A.Mitte));
        foreach (var reader in (Guid?[])[null, people[0].Id, member.Id])
        {
            var answer = await ReadAsync(reader);
            Assert.Equal((5, false, false, A.Now), (answer.Supports, answer.IsPartial, answer.IsPreliminary, answer.ReadAt));
        }
    }

    [Fact]
    public async Task Reading_results_waits_for_no_writer_and_holds_none_up()
    {
        await AddAsync("Altstadt", A.Altstadt, 2);
        await using var writer = db.Open();
        await using var transaction = await writer.BeginWriteAsync();
        await writer.Proposals.ExecuteUpdateAsync(p => p.SetProperty(x => x.Supports, 7));
        var answer = await Task.Run(() => ReadAsync()).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(2, answer.Supports);
    }

    [Fact]
    public async Task A_snapshot_sees_one_state_while_others_write()
    {
        await AddAsync("vorher", A.Altstadt, 1);
        await using var open = db.Open();
        await using (await open.BeginSnapshotAsync(CancellationToken.None))
        {
            Assert.Equal(1, await open.Proposals.CountAsync());
            await AddAsync("nachher", A.Altstadt, 1);
            Assert.Equal(1, await open.Proposals.CountAsync());
        }

        Assert.Equal(2, await open.Proposals.CountAsync());
    }

    private static IEnumerable<ReadResults.Part> Parts(ReadResults.Answer answer) => answer.Boroughs.SelectMany(b => b.Children.Prepend(b));

    private async Task AddAsync(string title, string district, int supports)
    {
        var proposal = await db.AddAsync(A.Proposal().In(process).By(people[11]).Titled(title).At(district).Published());
        await db.SupportAsync(proposal, people.Take(supports).Select(p => p.Id));
    }

    private async Task<ReadResults.Answer> ReadAsync(Guid? reader = null) => (await db.Get<ReadResults>().HandleAsync(reader, process.Slug)).Value!;
}
