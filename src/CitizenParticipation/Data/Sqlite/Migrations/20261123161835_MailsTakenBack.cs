using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MailsTakenBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Otherwise",
                table: "OutgoingMails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WithdrawnAt",
                table: "OutgoingMails",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MailId",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "NamedInMails",
                columns: table => new
                {
                    MailId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedInMails", x => new { x.MailId, x.ProposalId });
                    table.ForeignKey(
                        name: "FK_NamedInMails_OutgoingMails_MailId",
                        column: x => x.MailId,
                        principalTable: "OutgoingMails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_MailId",
                table: "Notices",
                column: "MailId",
                filter: "\"MailId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NamedInMails_ProposalId",
                table: "NamedInMails",
                column: "ProposalId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NamedInMails");

            migrationBuilder.DropIndex(
                name: "IX_Notices_MailId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Otherwise",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "OutgoingMails");

            migrationBuilder.DropColumn(
                name: "MailId",
                table: "Notices");
        }
    }
}
