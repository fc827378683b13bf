using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Proposals;

public class ProposalTests
{
    private static readonly Guid Stranger = Guid.CreateVersion7();

    [Fact]
    public void A_new_proposal_waits_for_review_and_is_public_to_nobody()
    {
        var proposal = A.Proposal().Submitted(A.Now).Build();
        Assert.Equal(ProposalState.InReview, proposal.State);
        Assert.False(proposal.IsPublic);
        Assert.Null(proposal.PublishedAt);
        Assert.Equal((A.Now, A.Now, A.Now), (proposal.CreatedAt, proposal.SubmittedAt, proposal.WaitingSince));
        Assert.Equal(1, Assert.Single(proposal.Versions).Number);
        Assert.Equal(ProposalState.InReview, Assert.Single(proposal.History).State);
        Assert.Equal((1, 0), (proposal.Revision, proposal.Supports));
    }

    [Fact]
    public void Its_name_in_addresses_is_short_and_cannot_be_guessed()
    {
        var slugs = Enumerable.Range(0, 1000).Select(_ => Slug.New()).ToList();
        Assert.All(slugs, s => Assert.Matches("^[2-9a-hj-km-np-tw-z]{10}$", s));
        Assert.Equal(1000, slugs.Distinct().Count());
    }

    [Theory]
    [InlineData(ProposalState.InReview, false)]
    [InlineData(ProposalState.Returned, false)]
    [InlineData(ProposalState.Published, true)]
    [InlineData(ProposalState.Withdrawn, false)]
    [InlineData(ProposalState.Hidden, false)]
    [InlineData(ProposalState.Refused, false)]
    public void Only_a_published_proposal_is_public_and_takes_support(ProposalState state, bool open)
    {
        var proposal = In(state).Build();
        Assert.Equal(state, proposal.State);
        Assert.Equal(open, proposal.IsPublic);
        Assert.Equal(open ? null : Refusal.ProposalNotPublished, proposal.RefusesSupport());
    }

    [Fact]
    public void A_withdrawn_proposal_takes_no_support() => Assert.Equal(Refusal.ProposalNotPublished, A.Proposal().Withdrawn().Build().RefusesSupport());

    [Theory]
    [InlineData(ProposalState.InReview, Refusal.NotInThisState, null)]
    [InlineData(ProposalState.Returned, null, null)]
    [InlineData(ProposalState.Published, Refusal.NotInThisState, null)]
    [InlineData(ProposalState.Withdrawn, Refusal.NotInThisState, Refusal.NotInThisState)]
    [InlineData(ProposalState.Hidden, Refusal.NotInThisState, Refusal.NotInThisState)]
    [InlineData(ProposalState.Refused, Refusal.NotInThisState, Refusal.NotInThisState)]
    public void The_author_revises_what_was_returned_and_withdraws_what_is_on_its_way(ProposalState state, Refusal? revision, Refusal? withdrawal)
    {
        var proposal = In(state).Build();
        Assert.Equal(revision, proposal.RefusesRevision(proposal.AuthorId));
        Assert.Equal(withdrawal, proposal.RefusesWithdrawal(proposal.AuthorId));
        Assert.Equal(Refusal.NotFound, proposal.RefusesRevision(Stranger));
        Assert.Equal(Refusal.NotFound, proposal.RefusesWithdrawal(Stranger));
        Assert.Equal(Refusal.NotFound, proposal.RefusesWithdrawal(null));
    }

    [Theory]
    [InlineData(ProposalState.InReview, null, Refusal.DecidedMeanwhile)]
    [InlineData(ProposalState.Returned, Refusal.DecidedMeanwhile, Refusal.DecidedMeanwhile)]
    [InlineData(ProposalState.Published, Refusal.DecidedMeanwhile, null)]
    [InlineData(ProposalState.Withdrawn, Refusal.DecidedMeanwhile, Refusal.DecidedMeanwhile)]
    [InlineData(ProposalState.Hidden, Refusal.DecidedMeanwhile, Refusal.DecidedMeanwhile)]
    [InlineData(ProposalState.Refused, Refusal.DecidedMeanwhile, Refusal.DecidedMeanwhile)]
    public void A_moderator_reviews_what_waits_and_hides_what_is_public(ProposalState state, Refusal? review, Refusal? hiding)
    {
        var proposal = In(state).Build();
        var moderator = A.RightsOf(A.Participant().Moderator());
        Assert.Equal(review, proposal.RefusesReview(moderator));
        Assert.Equal(hiding, proposal.RefusesHiding(moderator));
    }

    [Fact]
    public void Only_what_is_hidden_is_shown_again()
    {
        var moderator = A.RightsOf(A.Participant().Moderator());
        foreach (var state in (ProposalState[])[ProposalState.InReview, ProposalState.Returned, ProposalState.Published, ProposalState.Withdrawn, ProposalState.Refused])
            Assert.Equal(Refusal.DecidedMeanwhile, In(state).Build().RefusesRestoring(moderator));
        Assert.Null(In(ProposalState.Hidden).Build().RefusesRestoring(moderator));
        Assert.Equal(Refusal.NotAllowed, In(ProposalState.Hidden).Build().RefusesRestoring(A.RightsOf(A.Participant())));
    }

    [Fact]
    public void Nobody_decides_on_their_own_proposal()
    {
        var person = A.Participant().Moderator();
        Assert.Equal(Refusal.OwnProposal, A.Proposal().By(person.Build()).Build().RefusesReview(A.RightsOf(person)));
        Assert.Equal(Refusal.OwnProposal, A.Proposal().By(person.Build()).Published().Build().RefusesHiding(A.RightsOf(person)));
    }

    [Fact]
    public void Nobody_decides_outside_their_scope()
    {
        var elsewhere = A.RightsOf(A.Participant().ModeratorIn(A.Nord));
        Assert.Equal(Refusal.NotAllowed, A.Proposal().At(A.Altstadt).Build().RefusesReview(elsewhere));
        Assert.Equal(Refusal.NotAllowed, A.Proposal().At(A.Altstadt).Published().Build().RefusesHiding(elsewhere));
        Assert.Null(A.Proposal().At(A.Buer).Build().RefusesReview(elsewhere));
    }

    [Fact]
    public void A_revision_keeps_the_old_words_and_waits_anew()
    {
        var proposal = A.Proposal().Titled("Ein Baum am Markt").Returned().Build();
        proposal.Submit(new ProposalText("Zwei Bäume am Markt", "Zwei Bäume geben doppelt so viel Schatten.", "", "", "", A.Schalke, "traffic"), "", proposal.AuthorId, A.Now);

        Assert.Equal(("Zwei Bäume am Markt", A.Schalke, "traffic", ProposalState.InReview), (proposal.Title, proposal.DistrictKey, proposal.Category, proposal.State));
        Assert.Equal(A.Now, proposal.WaitingSince);
        Assert.True(proposal.SubmittedAt < A.Now);
        Assert.Equal([(1, "Ein Baum am Markt"), (2, "Zwei Bäume am Markt")], proposal.Versions.Select(v => (v.Number, v.Title)));
        Assert.Equal([ProposalState.InReview, ProposalState.Returned, ProposalState.InReview], proposal.History.Select(h => h.State));
        Assert.Contains("baume", proposal.SearchText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_publication_is_the_one_that_counts()
    {
        var proposal = A.Proposal().Submitted(A.Now).Published().Build();
        Assert.Equal(A.Now.AddHours(1), proposal.PublishedAt);
        proposal.Publish(null, A.Now.AddHours(9));
        Assert.Equal(A.Now.AddHours(1), proposal.PublishedAt);
    }

    [Fact]
    public void Each_step_raises_the_revision_and_stands_in_the_history_with_its_reason()
    {
        var proposal = A.Proposal().Hidden("Insult", "Das ist eine Beleidigung.").Build();
        Assert.Equal(3, proposal.Revision);
        Assert.Equal([("", ""), ("", ""), ("Insult", "Das ist eine Beleidigung.")], proposal.History.Select(h => (h.Reason, h.Words)));
    }

    private static ProposalBuilder In(ProposalState state) => state switch
    {
        ProposalState.InReview => A.Proposal(),
        ProposalState.Returned => A.Proposal().Returned(),
        ProposalState.Published => A.Proposal().Published(),
        ProposalState.Withdrawn => A.Proposal().Withdrawn(),
        ProposalState.Hidden => A.Proposal().Hidden(),
        ProposalState.Refused => A.Proposal().Refused(),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No way leads there yet."),
    };
}
