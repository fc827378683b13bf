namespace CitizenParticipation.Mail;

/// <summary>A waiting mail holds the title of this proposal.</summary>
public sealed class NamedInMail
{
    private NamedInMail() { }

    internal NamedInMail(Guid mailId, Guid proposalId) => (MailId, ProposalId) = (mailId, proposalId);

    public Guid MailId { get; private set; }

    public Guid ProposalId { get; private set; }
}
