using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Comments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Voice = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Helpful = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EditedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HiddenReason = table.Column<string>(type: "text", maxLength: 40, nullable: false),
                    HiddenWords = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => x.Id);
                    table.UniqueConstraint("AK_Comments_ProposalId_Id", x => new { x.ProposalId, x.Id });
                    table.CheckConstraint("CK_Comments_Deleted", "(\"State\" = 1) = (\"Text\" = '')");
                    table.CheckConstraint("CK_Comments_Helpful", "\"Helpful\" >= 0");
                    table.CheckConstraint("CK_Comments_Hidden", "(\"State\" = 2) = (\"HiddenReason\" <> '')");
                    table.CheckConstraint("CK_Comments_Kind", "(\"ParentId\" IS NULL AND \"Kind\" BETWEEN 1 AND 4) OR (\"ParentId\" IS NOT NULL AND \"Kind\" = 0)");
                    table.CheckConstraint("CK_Comments_Parent", "\"ParentId\" <> \"Id\"");
                    table.CheckConstraint("CK_Comments_State", "\"State\" BETWEEN 0 AND 2");
                    table.CheckConstraint("CK_Comments_Voice", "\"Voice\" BETWEEN 0 AND 4");
                    table.ForeignKey(
                        name: "FK_Comments_Comments_ProposalId_ParentId",
                        columns: x => new { x.ProposalId, x.ParentId },
                        principalTable: "Comments",
                        principalColumns: new[] { "ProposalId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Comments_Participants_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Comments_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HelpfulMarks",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HelpfulMarks", x => new { x.CommentId, x.ParticipantId });
                    table.ForeignKey(
                        name: "FK_HelpfulMarks_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HelpfulMarks_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AuthorId_CreatedAt",
                table: "Comments",
                columns: new[] { "AuthorId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ProposalId_ParentId_CreatedAt",
                table: "Comments",
                columns: new[] { "ProposalId", "ParentId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ProposalId_State_Kind_Helpful",
                table: "Comments",
                columns: new[] { "ProposalId", "State", "Kind", "Helpful" });

            migrationBuilder.CreateIndex(
                name: "IX_HelpfulMarks_ParticipantId",
                table: "HelpfulMarks",
                column: "ParticipantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HelpfulMarks");

            migrationBuilder.DropTable(
                name: "Comments");
        }
    }
}
