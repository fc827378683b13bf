using CitizenParticipation.Moderation.Figures;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Moderation.Decisions;

namespace CitizenParticipation.Tests.Moderation.Figures;

public sealed class OwnFiguresTests
{
    [Fact]
    public async Task A_moderator_sees_their_own_and_nobody_elses()
    {
        await using var court = await Court.OpenAsync();
        var figures = court.Db.Get<ReadOwnFigures>();
        var (_, decision) = await court.HideCommentAsync();
        await court.AppealAsync(court.Floor.Anna, decision);
        await court.AnswerAsync(court.Second, decision);
        var proposal = await court.Db.AddAsync(A.Proposal().In(court.Floor.Process).By(court.Floor.Author).Submitted(court.Db.Clock.GetUtcNow().AddHours(-3)));
        Assert.True((await court.DecideAsync(court.First, proposal, CitizenParticipation.Moderation.DecideProposal.Verdict.Publish)).Succeeded);

        Assert.Equal(new ReadOwnFigures.Answer(new DateOnly(2027, 2, 1), 2, 0, 3, 1), (await figures.HandleAsync(court.First.Id)).Value);
        Assert.Equal(new ReadOwnFigures.Answer(new DateOnly(2027, 2, 1), 1, 0, null, 0), (await figures.HandleAsync(court.Second.Id)).Value);
        Assert.Equal(new ReadOwnFigures.Answer(new DateOnly(2027, 2, 1), 0, 0, null, 0), (await figures.HandleAsync(court.Third.Id)).Value);
        Assert.Equal(Refusal.NotAllowed, (await figures.HandleAsync(court.Floor.Anna.Id)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await figures.HandleAsync((await court.Floor.PersonAsync(A.Participant().Administrator())).Id)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await figures.HandleAsync(null)).Refusal);
    }
}
