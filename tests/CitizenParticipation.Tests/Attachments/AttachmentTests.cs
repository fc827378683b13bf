using CitizenParticipation.Attachments;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Attachments;

public sealed class AttachmentTests
{
    [Fact]
    public void Only_who_writes_it_changes_and_only_before_publication()
    {
        var author = A.Participant().Build();
        Assert.Null(Attachment.RefusesChange(A.Proposal().By(author).Build(), author.Id));
        Assert.Null(Attachment.RefusesChange(A.Proposal().By(author).Returned().Build(), author.Id));
        var (shared, friend) = (A.Proposal().By(author).Build(), A.Participant().Build());
        shared.Join(friend.Id, A.Now);
        Assert.Null(Attachment.RefusesChange(shared, friend.Id));
        Assert.Equal(Refusal.SignInRequired, Attachment.RefusesChange(A.Proposal().By(author).Build(), null));
        Assert.Equal(Refusal.NotFound, Attachment.RefusesChange(A.Proposal().By(author).Build(), Guid.NewGuid()));
        foreach (var later in (ProposalBuilder[])[A.Proposal().Published(), A.Proposal().Hidden(), A.Proposal().Refused(), A.Proposal().Withdrawn()])
            Assert.Equal(Refusal.NotInThisState, Attachment.RefusesChange(later.By(author).Build(), author.Id));
    }

    [Theory]
    [InlineData(ProposalState.Draft, false, true, false)]
    [InlineData(ProposalState.InReview, false, true, true)]
    [InlineData(ProposalState.Returned, false, true, true)]
    [InlineData(ProposalState.Published, true, true, true)]
    [InlineData(ProposalState.Hidden, false, true, true)]
    [InlineData(ProposalState.Withdrawn, false, false, false)]
    public void Who_sees_it_follows_from_the_state(ProposalState state, bool everybody, bool author, bool moderator)
    {
        var own = A.Participant();
        bool Sees(ParticipantBuilder person) => Attachment.IsVisible(state, person == own, Guid.NewGuid(), A.Altstadt, A.RightsOf(person));
        Assert.Equal(everybody, Sees(A.Participant()));
        Assert.Equal(author, Sees(own));
        Assert.Equal(moderator, Sees(A.Participant().ModeratorIn(A.Mitte)));
        Assert.Equal(everybody, Sees(A.Participant().ModeratorIn(A.Nord)));
    }

    [Theory]
    [InlineData("Foto.jpg", "Foto.jpg")]
    [InlineData("C:\\Users\\erika\\Foto vom Markt.jpg", "Foto vom Markt.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("Plan\u202efdp.exe", "Planfdp.exe")]
    [InlineData("a\u0000b\tc\u200b.pdf", "abc.pdf")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void A_name_is_a_line_of_text_and_never_a_path(string? raw, string tidy) => Assert.Equal(tidy, AttachmentName.Tidy(raw));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(AttachmentLimits.LongestName, AttachmentName.Tidy(new string('ä', 500)).Length);
}
