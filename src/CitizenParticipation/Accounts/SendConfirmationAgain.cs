using CitizenParticipation.Data;
using Microsoft.AspNetCore.Identity;

namespace CitizenParticipation.Accounts;

/// <summary>Sends the confirmation link once more to a person who is signed in but has not confirmed yet.</summary>
public sealed class SendConfirmationAgain(ParticipationDb db, UserManager<Participant> accounts, AccountMails mails)
{
    public sealed record Sent(string Email);

    public async Task<Outcome<Sent>> HandleAsync(Guid participantId, CancellationToken stop = default)
    {
        if (await accounts.FindByIdAsync(participantId.ToString()) is not { } participant) return Refusal.SignInRequired;
        if (!participant.EmailConfirmed)
        {
            db.Add(await mails.ConfirmAsync(participant));
            await db.SaveChangesAsync(stop);
        }

        return new Sent(participant.Email!);
    }
}
