using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ForWhom",
                table: "ProposalVersions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Why",
                table: "ProposalVersions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Difference",
                table: "Proposals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ForWhom",
                table: "Proposals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SavedAt",
                table: "Proposals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SavedBy",
                table: "Proposals",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Why",
                table: "Proposals",
                type: "text",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ForWhom",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "Why",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "Difference",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "ForWhom",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "SavedAt",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "SavedBy",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "Why",
                table: "Proposals");
        }
    }
}
