namespace CitizenParticipation.Mail;

/// <summary>The mail server itself cannot be used now; no mail is to blame. The message names the kind of fault and never an address.</summary>
public sealed class MailServerFault(string kind) : Exception(kind);
