using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.House;

/// <summary>Somebody who agrees to whatever waits for a second person, for tests that are about something else.</summary>
public static class SecondModerator
{
    /// <summary>Decides with as many people as it takes.</summary>
    /// <returns>Why not.</returns>
    public static async Task<Refusal?> DecideAsync(DecideProposal decide, AgreeToDecision agree, Guid first, Guid second, string slug, DecideProposal.Input input)
    {
        var outcome = await decide.HandleAsync(first, slug, input);
        return outcome.Value is { AwaitsSecond: true, Decision: { } waiting } ? (await agree.HandleAsync(second, waiting, new(true))).Refusal : outcome.Refusal;
    }

    public static async Task AgreeToAllAsync(this TestDb world)
    {
        await using var db = world.Open();
        var waiting = await db.Decisions.Where(d => d.State == DecisionState.AwaitsSecond).OrderBy(d => d.At).Select(d => d.Id).ToListAsync();
        if (waiting.Count == 0) return;
        var second = await world.AddAsync(A.Participant().Moderator());
        foreach (var id in waiting) Assert.Empty((await world.Get<AgreeToDecision>().HandleAsync(second.Id, id, new(true))).Faults);
    }
}
