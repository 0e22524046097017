"""Given names by which a person is told from other words in capitals: a list of common ones."""

_CLEAR = """
    Aaron Adam Adrian Ahmed Aisha Alan Albert Alejandro Alex Alexander Alexandra Ali Alice Alicia Alison
    Amanda Amir Amy Ana Anders Andrea Andreas Andrew Andy Angela Anita Anja Anjali Ann Anna Anne Annette
    Anthony Antonio Arjun Arthur Ashley Barbara Ben Benjamin Beth Betty Beverly Bjorn Bob Bobby Brandon
    Brenda Brian Bruce Bruno Bryan Camille Carl Carla Carlos Carmen Carol Caroline Catherine Cathy Charles
    Charlotte Chen Chris Christian Christina Christine Christopher Cindy Claire Claudia Clara Colin Connor
    Craig Cynthia Daniel Daniela Danielle Dave David Deborah Debra Denise Dennis Derek Diana Diane Diego
    Dmitri Donald Donna Doris Dorothy Doug Douglas Ed Eduardo Edward Elena Eli Elias Elizabeth Ella Ellen
    Emily Emma Eric Erica Erik Erin Ethan Eva Evelyn Fatima Felix Fernando Fiona Francesca Francis
    Francisco Fred Frederick Gabriel Gary Gavin Geoff George Gerald Gina Giovanni Giulia Gloria Gordon Greg
    Gregory Hannah Hans Harold Harry Hassan Heather Helen Helena Henry Howard Hugo Ian Ibrahim Ingrid Irene
    Isaac Isabel Isabella Ivan Jackie Jacob Jacqueline Jake James Jamie Jan Jane Janet Janice Jason Javier
    Jay Jean Jeff Jeffrey Jennifer Jenny Jeremy Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joe Joel
    Johan Johannes John Johnny Jon Jonas Jonathan Jorge Jose Joseph Joshua Joyce Juan Judith Judy Julia
    Julian Julie Justin Kaitlyn Karen Karin Karl Kate Katherine Kathleen Kathryn Kathy Katie Katrin Keith
    Kelly Ken Kenneth Kevin Kim Kimberly Klaus Krishna Kristen Kumar Kyle Larry Lars Laura Lauren Laurie
    Leah Leo Leonard Leslie Liam Linda Lisa Liz Logan Lori Louis Louise Lucas Lucia Lucy Luis Lukas Luke
    Lynn Magnus Manuel Marc Marco Margaret Maria Marie Marilyn Mario Marion Marta Martha Martin Mary
    Mateo Matt Matthew Maurice Megan Mehmet Mei Melissa Mia Michael Michelle Miguel Mike Mohamed Mohammed
    Molly Monica Muhammad Nadia Nancy Natalia Natalie Nathan Neil Nicholas Nicola Nicolas Nicole Nikhil Nils
    Nina Noah Nora Olga Oliver Olivia Omar Oscar Owen Pablo Pamela Patricia Patrick Paul Paula Pedro
    Peggy Peter Phil Philip Phyllis Pierre Priya Rachel Rafael Rahul Raj Rajesh Ralph Ramesh Randy Raymond
    Rebecca Ricardo Richard Rick Rita Robert Roberta Roberto Robin Roger Roland Ron Ronald Rosa Roy Russell
    Ruth Ryan Sally Sam Samantha Samir Samuel Sandra Sandy Sanjay Sara Sarah Scott Sean Sebastian Sergey
    Sergio Shannon Sharon Sheila Shirley Simon Sofia Sonia Sophia Sophie Stacy Stefan Stephanie Stephen Steve
    Steven Stuart Sunil Suresh Susan Suzanne Sven Sylvia Tamara Tammy Tanya Tara Ted Teresa Terry Theresa
    Thomas Tim Timothy Tina Todd Tom Tomas Tony Tracy Tyler Ursula Valerie Vanessa Veronica Vijay Vikram
    Vincent Virginia Vivian Walter Wayne Wei Wendy William Xavier Yasmin Yolanda Yuki Yusuf Yvonne Zachary
    Zoe
"""
_UNCLEAR = """
    Abby Angel Art Austin Bill Bonnie Brook Chad Charity Chase Chip Dale Dan Dawn Dean Dolly Don Drew
    Faith Frank Gene Glen Grace Grant Guy Hope Jack Jordan Josh Joy Lee Lily Mark Max Melody Miles
    Nick Pat Pearl Penny Ray Rich Rob Rose Ross Rusty Sue Summer Victor Will
"""

# Names that are hardly anything but a name.
CLEAR = frozenset(_CLEAR.split())
# Names that are also words, months or brands: taken for a person only where one is addressed.
UNCLEAR = frozenset(_UNCLEAR.split())
