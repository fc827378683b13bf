using CitizenParticipation.Moderation;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation;

public sealed class ReadCaseTests
{
    [Fact]
    public async Task A_case_names_who_writes_along_and_not_who_has_only_asked()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant().Called("Anna"));
        var moderator = await db.AddAsync(A.Participant().Moderator());
        var proposal = await db.AddAsync(A.Proposal().In(process).By(author).Published());
        Assert.Empty((await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!.CoAuthors);

        foreach (var name in (string[])["Zora", "Ben"])
        {
            var person = await db.AddAsync(A.Participant().Called(name));
            Assert.True((await db.Get<AcceptInvitation>().HandleAsync(person.Id, (await db.Get<InviteCoAuthor>().HandleAsync(author.Id, proposal.Slug)).Value!.Code)).Succeeded);
            db.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var asking = await db.AddAsync(A.Participant().Called("Cem"));
        Assert.True((await db.Get<AskToCoAuthor>().HandleAsync(asking.Id, proposal.Slug, "Ich kenne den Verein am Markt.")).Succeeded);
        var read = (await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!;
        Assert.Equal("Anna", read.AuthorName);
        Assert.Equal(["Zora", "Ben"], read.CoAuthors);
    }
}
