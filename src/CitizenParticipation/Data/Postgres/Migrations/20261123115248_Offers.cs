using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Offers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Offers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    As = table.Column<int>(type: "integer", nullable: false),
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: true),
                    Contact = table.Column<string>(type: "text", nullable: false),
                    Consent = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HiddenReason = table.Column<string>(type: "text", maxLength: 40, nullable: false),
                    HiddenWords = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offers", x => x.Id);
                    table.CheckConstraint("CK_Offers_Accepted", "\"AcceptedAt\" IS NULL OR \"State\" = 0");
                    table.CheckConstraint("CK_Offers_Amount", "\"AmountCents\" IS NULL OR (\"Kind\" = 3 AND \"AmountCents\" BETWEEN 1 AND 100000000)");
                    table.CheckConstraint("CK_Offers_As", "\"As\" BETWEEN 1 AND 3 AND (\"State\" = 1 OR (\"As\" = 1) = (\"Organisation\" = ''))");
                    table.CheckConstraint("CK_Offers_Consent", "\"Consent\" BETWEEN 0 AND 3 AND (\"Contact\" <> '' OR \"Consent\" = 0)");
                    table.CheckConstraint("CK_Offers_Hidden", "(\"State\" = 2) = (\"HiddenReason\" <> '')");
                    table.CheckConstraint("CK_Offers_Kind", "\"Kind\" BETWEEN 1 AND 3");
                    table.CheckConstraint("CK_Offers_State", "\"State\" BETWEEN 0 AND 2");
                    table.CheckConstraint("CK_Offers_TakenBack", "(\"State\" = 1) = (\"Text\" = '') AND (\"State\" <> 1 OR (\"Contact\" = '' AND \"Organisation\" = '' AND \"AmountCents\" IS NULL))");
                    table.ForeignKey(
                        name: "FK_Offers_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Offers_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Offers_ParticipantId_CreatedAt",
                table: "Offers",
                columns: new[] { "ParticipantId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Offers_ProposalId_ParticipantId_Kind",
                table: "Offers",
                columns: new[] { "ProposalId", "ParticipantId", "Kind" },
                unique: true,
                filter: "\"State\" <> 1");

            migrationBuilder.CreateIndex(
                name: "IX_Offers_ProposalId_State_CreatedAt",
                table: "Offers",
                columns: new[] { "ProposalId", "State", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Offers");
        }
    }
}
