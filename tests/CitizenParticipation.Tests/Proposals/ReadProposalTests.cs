using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Proposals;

public sealed class ReadProposalTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant().Called("Anna"));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_published_proposal_is_there_for_everybody()
    {
        var proposal = await AddAsync(A.Proposal().Published());
        var guest = (await ReadAsync(null, proposal))!;
        Assert.Equal((proposal.Id, "Anna", ProposalState.Published, false, false, 1), (guest.Id, guest.AuthorName, guest.State, guest.IsOwn, guest.MayModerate, guest.Versions));
        Assert.Equal(process.Id, guest.Process.Id);
        Assert.NotEmpty(guest.Process.Phases);
        Assert.True((await ReadAsync(author.Id, proposal))!.IsOwn);
    }

    [Fact]
    public async Task What_is_not_published_does_not_exist_for_strangers()
    {
        var stranger = await db.AddAsync(A.Participant());
        var administrator = await db.AddAsync(A.Participant().Administrator());
        var elsewhere = await db.AddAsync(A.Participant().ModeratorIn(A.Nord));
        var member = await db.AddAsync(A.Participant().CommitteeMemberOf(A.Mitte));
        foreach (var builder in (ProposalBuilder[])[A.Proposal(), A.Proposal().Returned(), A.Proposal().Refused(), A.Proposal().Withdrawn(), A.Proposal().Hidden()])
        {
            var proposal = await AddAsync(builder);
            foreach (var reader in (Guid?[])[null, stranger.Id, administrator.Id, elsewhere.Id, member.Id, Guid.NewGuid()]) Assert.Null(await ReadAsync(reader, proposal));
        }
    }

    [Fact]
    public async Task Its_author_and_the_moderators_in_scope_see_it_with_its_reasons()
    {
        var here = await db.AddAsync(A.Participant().ModeratorIn(A.Mitte));
        var ofProcess = await db.AddAsync(A.Participant().ModeratorOf(process));
        var proposal = await AddAsync(A.Proposal().Hidden("Insult", "Das ist beleidigend."));
        foreach (var reader in (Guid[])[author.Id, here.Id, ofProcess.Id])
        {
            var read = (await ReadAsync(reader, proposal))!;
            Assert.Equal(("Insult", "Das ist beleidigend."), (read.History[^1].Reason, read.History[^1].Words));
            Assert.Equal((reader == author.Id, reader != author.Id), (read.IsOwn, read.MayModerate));
        }
    }

    [Fact]
    public async Task The_public_sees_the_steps_but_not_the_reasons()
    {
        var proposal = await AddAsync(A.Proposal().Returned("Insult", "Das ist beleidigend.").Published());
        var stranger = await db.AddAsync(A.Participant());
        foreach (var reader in (Guid?[])[null, stranger.Id])
        {
            var read = (await ReadAsync(reader, proposal))!;
            Assert.Equal([ProposalState.InReview, ProposalState.Returned, ProposalState.Published], read.History.Select(h => h.State));
            Assert.All(read.History, h => Assert.Equal(("", ""), (h.Reason, h.Words)));
        }

        Assert.Equal("Insult", (await ReadAsync(author.Id, proposal))!.History[1].Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nowhere")]
    [InlineData("' OR 1=1 --")]
    public async Task What_does_not_exist_is_not_found(string? slug)
    {
        await AddAsync(A.Proposal().Published());
        Assert.Null(await db.Get<ReadProposal>().HandleAsync(author.Id, slug));
    }

    private Task<Proposal> AddAsync(ProposalBuilder proposal) => db.AddAsync(proposal.In(process).By(author));

    private Task<ReadProposal.Answer?> ReadAsync(Guid? reader, Proposal proposal) => db.Get<ReadProposal>().HandleAsync(reader, proposal.Slug);
}
