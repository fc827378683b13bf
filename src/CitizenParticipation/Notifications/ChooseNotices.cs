using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Notifications;

/// <summary>A person chooses how notices come. What is waiting for a mail goes by the new choice.</summary>
public sealed class ChooseNotices(IDbContextFactory<ParticipationDb> databases, ReadRights rights, CityClock clock)
{
    public sealed record Input(MailRhythm Mail, bool TellSupported);

    public async Task<Outcome<Input>> HandleAsync(Guid? actor, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if ((await rights.HandleAsync(db, actor, stop)).Id is not { } person) return Refusal.SignInRequired;
        if (!Enum.IsDefined(input.Mail)) return new Fault(Refusal.Required, nameof(input.Mail));
        var choice = await db.NoticeChoices.SingleOrDefaultAsync(c => c.ParticipantId == person, stop);
        if (choice is null) db.Add(choice = new NoticeChoice(person));
        choice.Choose(input.Mail, input.TellSupported);
        var due = choice.DueAt(clock, clock.Now);
        await db.Notices.Where(n => n.ParticipantId == person && n.MailDueAt != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, due), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return input;
    }
}
