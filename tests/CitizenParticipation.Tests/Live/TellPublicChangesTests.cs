using CitizenParticipation.Live;
using CitizenParticipation.Moderation;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Live;

[Trait("Database", "Postgres")]
public sealed class TellPublicChangesTests
{
    [Fact]
    public async Task Another_process_hears_of_a_hiding_with_its_commit_although_the_first_one_tells_nothing_afterwards()
    {
        await using var first = await TestDb.CreateAsync(votes: false);
        await using var second = first.Beside();
        var (process, moderator, author) = (await first.AddAsync(A.Process().InSupportPhase()), await first.AddAsync(A.Participant().Moderator()), await first.AddAsync(A.Participant()));
        var proposal = await first.AddAsync(A.Proposal().In(process).By(author).Published());
        // The pulse of the first one is at rest, as if it had ended with the commit.
        using var ear = await second.ListenAsync();
        var before = second.Get<Pulse>().ContentChanges;
        Assert.True((await first.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Hide, "PersonalData", "So steht es in den Regeln."))).Succeeded);
        Assert.Equal([new Beat(Topics.Content, 1)], await second.HeardAsync(ear));
        Assert.Equal(before + 1, second.Get<Pulse>().ContentChanges);
    }

    [Fact]
    public async Task The_process_that_hides_hears_it_once_and_tells_it_once()
    {
        await using var first = await TestDb.CreateAsync(votes: false);
        await using var second = first.Beside();
        var (process, moderator, author) = (await first.AddAsync(A.Process().InSupportPhase()), await first.AddAsync(A.Participant().Moderator()), await first.AddAsync(A.Participant()));
        var proposal = await first.AddAsync(A.Proposal().In(process).By(author).Published());
        using var own = await first.ListenAsync();
        using var other = await second.ListenAsync();
        Assert.True((await first.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Hide, "PersonalData", "So steht es in den Regeln."))).Succeeded);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Single(await first.HeardAsync(own), b => b.Topic == Topics.Content);
        Assert.Single(await second.HeardAsync(other), b => b.Topic == Topics.Content);
    }
}
